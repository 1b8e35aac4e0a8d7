import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  sidecarPod,
} from '../../testing';
import { restartLeavesSidecar } from './restart-leaves-sidecar';

describe('restart-leaves-sidecar', () => {
  const pod = sidecarPod('shop/cart');

  it('says what the restart makes of it', () => {
    const [toAmbient] = findIn(
      restartLeavesSidecar,
      ambientNamespace('shop') + pod,
    );
    expect(toAmbient.message).toContain('makes them ambient');
    const [toNone] = findIn(restartLeavesSidecar, namespaceYaml('shop') + pod);
    expect(toNone.message).toContain('outside of the mesh');
  });

  it('is silent where the sidecar is asked for', () => {
    const shop = namespaceYaml('shop', { 'istio-injection': 'enabled' });
    expect(findIn(restartLeavesSidecar, shop + pod)).toEqual([]);
  });
});
