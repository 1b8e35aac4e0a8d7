import { mockServices } from '@backstage/backend-test-utils';
import { signalSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { createMeshSignals } from './meshSignals';

const CHECKOUT = 'component:default/checkout';

function start(salt = 'salt') {
  const published: unknown[] = [];
  const publish = jest.fn(async (signal: unknown) => {
    published.push(signal);
  });
  const logger = mockServices.logger.mock();
  const signals = createMeshSignals({ salt, signals: { publish }, logger });
  return { signals, publish, published, logger };
}

describe('createMeshSignals', () => {
  it('broadcasts keys that only who holds one can compare', () => {
    const { signals, published } = start();
    signals.changed([CHECKOUT, 'component:default/cart']);
    expect(published).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'mesh',
        message: {
          changed: [
            signals.keyOf('Component:default/Checkout'),
            signals.keyOf('component:default/cart'),
          ],
          all: false,
        },
      },
    ]);
    expect(JSON.stringify(published)).not.toMatch(/checkout|cart/i);
  });

  it('gives the same key under the same salt only', () => {
    const key = start().signals.keyOf(CHECKOUT);
    expect(start().signals.keyOf(CHECKOUT)).toBe(key);
    expect(start('other').signals.keyOf(CHECKOUT)).not.toBe(key);
    expect(key).toMatch(/^[\w-]{22}$/);
  });

  it('lists no more than 200', () => {
    const { signals, published } = start();
    const refs = Array.from({ length: 201 }, (_, i) => `component:a/b${i}`);
    signals.changed(refs);
    signals.changed(refs.slice(1));
    const messages = published.map(p =>
      signalSchema.parse((p as { message: unknown }).message),
    );
    expect(messages[0]).toEqual({ changed: [], all: true });
    expect(messages[1].changed).toHaveLength(200);
  });

  it('survives a signal that could not be sent', async () => {
    const { signals, publish, logger } = start();
    publish.mockRejectedValueOnce(new Error('no events'));
    signals.changed([CHECKOUT]);
    await new Promise(resolve => setImmediate(resolve));
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
