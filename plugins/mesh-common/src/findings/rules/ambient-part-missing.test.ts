import { findIn, manifest, subjectsOf } from '../../testing';
import { ambientPartMissing } from './ambient-part-missing';

describe('ambient-part-missing', () => {
  it('names the part that is missing', () => {
    const found = findIn(ambientPartMissing, {
      east: { yaml: '', cni: { AMBIENT_ENABLED: 'false' } },
    });
    expect(subjectsOf(found)).toEqual(['east Cluster east']);
    expect(found[0].message).toContain('istio-cni');
  });

  it('names the part that is not ready', () => {
    const ztunnel = manifest('apps/v1', 'DaemonSet', 'istio-system/ztunnel', {
      spec: { template: { metadata: { labels: { app: 'ztunnel' } } } },
      status: { desiredNumberScheduled: 3, numberReady: 2 },
    });
    const [found] = findIn(ambientPartMissing, ztunnel);
    expect(found.message).toBe('ztunnel is installed and not ready.');
  });

  it('is silent where all are ready, and where there are none', () => {
    expect(findIn(ambientPartMissing, '')).toEqual([]);
    expect(
      findIn(ambientPartMissing, { east: { yaml: '', ambient: false } }),
    ).toEqual([]);
  });
});
