import { fact, meta } from './__testUtils__/fact';
import { narrow } from './narrow';

describe('namespaces', () => {
  it('keeps only the annotations the suite reads', () => {
    const object = {
      metadata: meta({
        namespace: undefined,
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{}',
          'backstage.io/owner': 'team-a',
          'acme.com/owner': 'team-b',
          'topology.istio.io/controlPlaneClusters': '*',
        },
      }),
    };
    const topology = { 'topology.istio.io/controlPlaneClusters': '*' };
    expect(fact('namespaces', object).annotations).toEqual({
      'backstage.io/owner': 'team-a',
      ...topology,
    });
    expect(
      narrow.namespaces(object, { ownerAnnotation: 'acme.com/owner' }),
    ).toMatchObject({
      fact: { annotations: { 'acme.com/owner': 'team-b', ...topology } },
    });
  });

  it('sees the end of a namespace', () => {
    const ending = { metadata: meta(), status: { phase: 'Terminating' } };
    expect(fact('namespaces', ending).terminating).toBe(true);
  });
});
