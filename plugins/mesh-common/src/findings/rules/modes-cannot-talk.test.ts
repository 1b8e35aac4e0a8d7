import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  sidecarPod,
  subjectsOf,
} from '../../testing';
import { modesCannotTalk } from './modes-cannot-talk';

describe('modes-cannot-talk', () => {
  const ambient = ambientNamespace('shop') + ambientPod('shop/cart');
  const sidecar =
    namespaceYaml('shop', { 'istio-injection': 'enabled' }) +
    sidecarPod('shop/cart');

  it('is said of the ambient side', () => {
    expect(
      subjectsOf(findIn(modesCannotTalk, { east: sidecar, west: ambient })),
    ).toEqual(['west Namespace shop']);
  });

  it('is silent on one network, and where the modes agree', () => {
    const same = { yaml: sidecar, network: 'net-west' };
    expect(findIn(modesCannotTalk, { east: same, west: ambient })).toEqual([]);
    expect(findIn(modesCannotTalk, { east: ambient, west: ambient })).toEqual(
      [],
    );
  });
});
