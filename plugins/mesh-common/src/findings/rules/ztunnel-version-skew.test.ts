import { findIn, manifest, subjectsOf } from '../../testing';
import { ztunnelVersionSkew } from './ztunnel-version-skew';

describe('ztunnel-version-skew', () => {
  const ztunnel = (tag: string) =>
    manifest('apps/v1', 'DaemonSet', 'istio-system/ztunnel', {
      spec: {
        template: {
          metadata: { labels: { app: 'ztunnel' } },
          spec: {
            containers: [
              { name: 'istio-proxy', image: `docker.io/istio/ztunnel:${tag}` },
            ],
          },
        },
      },
      status: { desiredNumberScheduled: 1, numberReady: 1 },
    });

  it('is said of one ahead and of one far behind', () => {
    const [ahead] = findIn(ztunnelVersionSkew, ztunnel('1.32.0'));
    expect(ahead.nextStep).toBe('Upgrade istiod.');
    const [behind] = findIn(ztunnelVersionSkew, ztunnel('1.29.1'));
    expect(behind.nextStep).toBe('Upgrade ztunnel.');
  });

  it('is silent for the same minor version and one behind', () => {
    expect(subjectsOf(findIn(ztunnelVersionSkew, ztunnel('1.31.2')))).toEqual(
      [],
    );
    expect(findIn(ztunnelVersionSkew, ztunnel('1.30.2-distroless'))).toEqual(
      [],
    );
  });
});
