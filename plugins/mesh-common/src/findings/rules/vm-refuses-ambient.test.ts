import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  namespaceYaml,
  peerAuthentication,
  subjectsOf,
} from '../../testing';
import { vmRefusesAmbient } from './vm-refuses-ambient';

describe('vm-refuses-ambient', () => {
  const vm = (labels: object = {}) =>
    manifest('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
      spec: { address: '192.0.2.1', labels: { app: 'vm', ...labels } },
    });
  const shop = ambientNamespace('shop') + ambientPod('shop/cart');
  const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });

  it('is said under STRICT', () => {
    expect(subjectsOf(findIn(vmRefusesAmbient, shop + strict + vm()))).toEqual([
      'east WorkloadEntry shop/vm',
    ]);
  });

  it('is silent with HBONE, under PERMISSIVE, with an exception and without ambient callers', () => {
    expect(
      findIn(
        vmRefusesAmbient,
        shop + strict + vm({ 'networking.istio.io/tunnel': 'http' }),
      ),
    ).toEqual([]);
    expect(findIn(vmRefusesAmbient, shop + vm())).toEqual([]);
    const exception = peerAuthentication('shop/vm', {
      selector: { matchLabels: { app: 'vm' } },
      mtls: { mode: 'PERMISSIVE' },
    });
    expect(findIn(vmRefusesAmbient, shop + strict + exception + vm())).toEqual(
      [],
    );
    expect(
      findIn(vmRefusesAmbient, namespaceYaml('shop') + strict + vm()),
    ).toEqual([]);
  });
});
