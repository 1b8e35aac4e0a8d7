import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { goldens } from '../goldens';
import { inspectFiles } from '../runMesh';
import { differencesFromIstiod } from './differences';

const golden = goldens.find(({ name }) => name === '25')!;
const POD = 'web-58bdd97645-hbqpt';

/** What is said of a report in which one thing is wrong. */
async function saidOf(plant: (report: MeshReport) => void): Promise<string[]> {
  const report = await inspectFiles({ east: golden.cluster });
  plant(report);
  return differencesFromIstiod(report, golden.istiod());
}

const podOf = ({ pods }: MeshReport) => pods.find(({ pod }) => pod === POD)!;

const serviceOf = ({ services }: MeshReport, name: string) =>
  services.find(({ service }) => service === name)!;

describe('the comparison itself', () => {
  it.each<[string, (report: MeshReport) => void, RegExp]>([
    [
      'a captured pod that is not',
      report => (podOf(report).mode = 'none'),
      /^pod s25-b\/web-\S+: tunnel: istiod says HBONE, the report says mode none$/,
    ],
    [
      'a pod that is missing',
      report => report.pods.splice(report.pods.indexOf(podOf(report)), 1),
      /istiod knows it, the report does not$/,
    ],
    [
      'another mode of a port',
      report => (podOf(report).mtls.alternative!.ports = { 7070: 'STRICT' }),
      /: mTLS: istiod says STRICT \{"7070":"PERMISSIVE"\}, the report says PERMISSIVE/,
    ],
    [
      'a policy that does not count',
      report => (podOf(report).mtls.policies = []),
      /istiod converted s25-b\/wl-0, the report passes it by$/,
    ],
    [
      'a binding of a pod that is none',
      report => (podOf(report).waypoint!.bound = true),
      /waypoint: istiod says null, the report says s25-a\/waypoint$/,
    ],
    [
      'a Service without its waypoint',
      report => (serviceOf(report, 'api').waypoint = null),
      /^Service\/s25-b\/api: istiod says WaypointIsNotReady, the report says nothing/,
    ],
    [
      'another reason',
      report => (serviceOf(report, 'batch').waypoint!.reason = 'missing'),
      /^Service\/s25-b\/batch: istiod says AttachmentDenied, the report says missing/,
    ],
    [
      'a waypoint that is ready where istiod waits for an address',
      report => Object.assign(report.waypoints[1], { reason: 'ready' }),
      /^waypoint s25-b\/waypoint: istiod says Programmed=False, the report says ready$/,
    ],
  ])('finds %s', async (_, plant, sentence) => {
    const said = await saidOf(plant);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(sentence);
  });

  it('finds a doubt that there is no reason for', async () => {
    const certain = goldens.find(({ name }) => name === '1003')!;
    const report = await inspectFiles({ east: certain.cluster });
    const pod = report.pods.find(({ mode }) => mode === 'ambient')!;
    Object.assign(pod.mtls, { uncertain: true });
    expect(differencesFromIstiod(report, certain.istiod())).toEqual([
      expect.stringMatching(/the report is uncertain, istiod refers to no/),
    ]);
  });

  it('wants to know which cluster of several', async () => {
    const { cluster, istiod } = golden;
    const report = await inspectFiles({ east: cluster, west: cluster });
    expect(differencesFromIstiod(report, istiod(), 'west')).toEqual([]);
    expect(() => differencesFromIstiod(report, istiod())).toThrow(
      'Name the cluster of this istiod; the report has 2.',
    );
  });
});
