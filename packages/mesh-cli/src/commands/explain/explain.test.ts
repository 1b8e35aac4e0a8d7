import { goldens } from '../../testing';
import { runMesh } from '../../testing/runMesh';
import { scratchFolder } from '../../testing/scratch';
import { shop } from '../../testing/shop';

const scratch = scratchFolder();

const explain = (pod: string, path: string) =>
  runMesh(['explain', pod, '--cluster', `east=${path}`]);

/** One section, without its title and indentation. */
function section(text: string, title: string): string[] {
  const part = text.split('\n\n').find(each => each.startsWith(title));
  return (part ?? '')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.trim());
}

const golden = (name: string) => goldens.find(g => g.name === name)!.cluster;

describe('mesh explain', () => {
  it('leads from labels to mTLS', async () => {
    const path = scratch.writeList('shop.json', Object.values(shop));
    const { code, stdout } = await explain('east/shop/cart-1', path);
    expect(code).toBe(0);
    expect(section(stdout, 'Labels')).toEqual([
      'of the pod: none',
      'of its namespace: istio.io/dataplane-mode=ambient',
    ]);
    expect(section(stdout, 'Capture')).toEqual([
      "selectors: Istio's defaults",
      '1. pods istio.io/dataplane-mode=ambient; namespaces any: does not match',
      '2. pods istio.io/dataplane-mode not in (none); namespaces istio.io/dataplane-mode=ambient:',
      'matches',
      'excluded namespaces: kube-system',
      'istio-cni takes this pod.',
    ]);
    expect(section(stdout, 'Sidecar injection')).toEqual([
      'It would get no sidecar: no webhook asks for it.',
    ]);
    expect(section(stdout, 'What was observed')).toContain(
      'annotation ambient.istio.io/redirection: enabled',
    );
    expect(section(stdout, 'PeerAuth')).toEqual([
      'decides: shop/default (namespace, of 1970-01-01) says STRICT; no other policy is closer',
    ]);
    expect(section(stdout, 'mTLS')).toEqual(['STRICT: plain text is refused']);
    expect(section(stdout, 'What a restart changes')).toEqual(['Nothing.']);
  });

  it('says both outcomes where istiod may not have followed', async () => {
    const { stdout } = await explain(
      'east/s25-b/web-58bdd97645-hbqpt',
      golden('25'),
    );
    expect(section(stdout, 'mTLS').slice(0, 3)).toEqual([
      'Uncertain, one of two:',
      'PERMISSIVE: mTLS and plain text are taken; but port 8080 STRICT',
      'STRICT: plain text is refused; but port 7070 PERMISSIVE',
    ]);
    expect(section(stdout, 'Waypoint')).toEqual([
      'asked for by the label of its namespace: s25-a/waypoint',
      'Not bound: allowedRoutes of its listener does not let this namespace attach.',
    ]);
    expect(section(stdout, 'Findings').join(' ')).toContain('[policy-stale]');
  });

  it('tells what the next start of a pod changes', async () => {
    const sidecar = {
      ...shop.pod,
      metadata: {
        ...shop.pod.metadata,
        annotations: { 'sidecar.istio.io/status': '{"revision":"1-24"}' },
      },
      spec: {
        containers: [
          { name: 'cart', image: 'c' },
          { name: 'istio-proxy', image: 'proxyv2:1.24' },
        ],
      },
    };
    const path = scratch.writeList('drift.json', [shop.namespace, sidecar]);
    const { stdout } = await explain('east/shop/cart-1', path);
    expect(section(stdout, 'What was observed').slice(-2)).toEqual([
      'container istio-proxy: proxyv2:1.24, revision 1-24',
      'Its mode is sidecar: its own istio-proxy.',
    ]);
    expect(section(stdout, 'What a restart changes')).toEqual([
      'It loses its sidecar and is captured for ambient: labels changed since it started.',
    ]);
  });

  it('works for every pod that was recorded, and never twice in other words', async () => {
    const { stdout } = await runMesh([
      ...['inspect', '-o', 'json', '--cluster', `east=${golden('1003')}`],
    ]);
    const { pods } = JSON.parse(stdout) as {
      pods: { namespace: string; pod: string; mode: string }[];
    };
    expect(pods.length).toBeGreaterThan(8);
    for (const { namespace, pod, mode } of pods) {
      const name = `east/${namespace}/${pod}`;
      const { code, stdout: text } = await explain(name, golden('1003'));
      expect(code).toBe(0);
      const said = section(text, 'What was observed').at(-1);
      if (mode !== 'finished') expect(said).toMatch(`Its mode is ${mode}`);
      expect(text).not.toMatch(/undefined|\[object/);
    }
  });

  it.each([
    [
      'east/shop/car',
      'no pod shop/car in the files of east; that namespace has cart-1.',
    ],
    [
      'east/other/cart-1',
      'no pod other/cart-1 in the files of east; they have no pod of that namespace at all.',
    ],
    ['west/shop/cart-1', 'no cluster west; given were east.'],
  ])('says of %s what there is instead', async (name, sentence) => {
    const path = scratch.writeList('shop.json', Object.values(shop));
    const { code, stderr, stdout } = await explain(name, path);
    expect([code, stdout, stderr]).toEqual([2, '', `mesh: ${sentence}\n`]);
  });
});
