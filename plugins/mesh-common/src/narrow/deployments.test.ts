import { fact, meta } from './__testUtils__/fact';

describe('workloads', () => {
  it('keeps no environment but that of istiod', () => {
    const deployment = (app: string) =>
      fact('deployments', {
        metadata: meta(),
        spec: {
          selector: {},
          template: {
            metadata: { labels: { app } },
            spec: {
              containers: [
                {
                  name: 'discovery',
                  image: 'registry:5000/a/b:1.2@sha256:00',
                  env: [{ name: 'A', value: 'b' }, { name: 'FROM' }],
                },
              ],
            },
          },
        },
      });
    expect(deployment('istiod').istiodEnv).toEqual({ A: 'b' });
    expect(deployment('web').istiodEnv).toEqual({});
    expect(deployment('web').imageTag).toBe('1.2');
  });
});
