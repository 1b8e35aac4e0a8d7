import {
  ambientNamespace,
  findIn,
  manifest,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { vmInAmbientNamespace } from './vm-in-ambient-namespace';

describe('vm-in-ambient-namespace', () => {
  const group = manifest(
    'networking.istio.io/v1',
    'WorkloadGroup',
    'shop/vms',
    {
      spec: { template: {} },
    },
  );

  it('is said in an ambient namespace', () => {
    expect(
      subjectsOf(
        findIn(vmInAmbientNamespace, ambientNamespace('shop') + group),
      ),
    ).toEqual(['east WorkloadGroup shop/vms']);
  });

  it('is silent elsewhere', () => {
    expect(findIn(vmInAmbientNamespace, namespaceYaml('shop') + group)).toEqual(
      [],
    );
  });
});
