import { ManualClock } from '../testing/manualClock';
import { refused, ScriptedKube } from '../testing/scriptedKube';
import { BEAT_EVERY_MS, heartbeat } from './heartbeat';

async function start(kube: ScriptedKube) {
  const clock = new ManualClock();
  const stop = new AbortController();
  const listener = {
    alive: jest.fn(),
    silent: jest.fn(),
    back: jest.fn(),
    beaten: jest.fn(),
  };
  const running = heartbeat(kube, listener, { clock, stop: stop.signal });
  await clock.advance(0);
  return {
    clock,
    listener,
    async stop() {
      stop.abort();
      await running;
      expect(clock.waiting).toBe(0);
    },
  };
}

describe('heartbeat', () => {
  it('asks for the version and tells of answers', async () => {
    const kube = new ScriptedKube();
    kube.answer({ major: '1' });
    const beat = await start(kube);
    await beat.clock.advance(3 * BEAT_EVERY_MS);
    expect(kube.requests.map(r => r.path)).toEqual(Array(4).fill('/version'));
    expect(beat.listener.alive).toHaveBeenCalledTimes(4);
    expect(beat.listener.silent).not.toHaveBeenCalled();
    await beat.stop();
  });

  it('calls it silence after the second miss, once', async () => {
    const kube = new ScriptedKube();
    kube.answer(refused(0, 'Timeout'));
    const beat = await start(kube);
    expect(beat.listener.silent).not.toHaveBeenCalled();
    await beat.clock.advance(4 * BEAT_EVERY_MS);
    expect(beat.listener.silent).toHaveBeenCalledTimes(1);
    expect(beat.listener.beaten).toHaveBeenCalledTimes(5);
    expect(beat.listener.back).not.toHaveBeenCalled();
    kube.answer({}, refused(503));
    await beat.clock.advance(3 * BEAT_EVERY_MS);
    expect(beat.listener.alive).toHaveBeenCalledTimes(1);
    expect(beat.listener.back).toHaveBeenCalledTimes(1);
    kube.answer(refused(500), {});
    await beat.clock.advance(2 * BEAT_EVERY_MS);
    expect(beat.listener.back).toHaveBeenCalledTimes(2);
    expect(beat.listener.silent).toHaveBeenCalledTimes(2);
    await beat.stop();
  });

  it('takes a refusal for an answer', async () => {
    const kube = new ScriptedKube();
    kube.answer(refused(403));
    const beat = await start(kube);
    expect(beat.listener.alive).toHaveBeenCalledTimes(1);
    await beat.stop();
  });
});
