import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedVersion } from '../build/pins';
import { realCache } from '../cache';
import { readManifests } from './manifests';
import { AnalyzedCase } from './program';

/** A case of Istio's own tests of its analyzers. */
export interface Fixture extends AnalyzedCase {
  /** Names of its files. */
  readonly name: string;
}

/** The source of the pinned Istio. Nothing of it is copied. */
export function istioSource(): string {
  const version = pinnedVersion('istio', 'istio.io/istio');
  const folder = join(realCache().goModules, `istio.io/istio@${version}`);
  if (existsSync(folder)) return folder;
  throw new Error(`${folder} does not exist. Run: npm run real:build`);
}

const analysis = () => join(istioSource(), 'pkg/config/analysis');
const testdata = () => join(analysis(), 'analyzers/testdata');

/** Codes that Istio knows. */
export function istioCodes(): string[] {
  const messages = readFileSync(join(analysis(), 'msg/messages.yaml'), 'utf8');
  return [...messages.matchAll(/^\s+code: (IST\d{4})$/gm)].map(
    ([, code]) => code,
  );
}

const MESH_CONFIG = /mesh-cfg|meshconfig\.yaml$|^mesh-with-automtls/;

/** Files that are tested together, with a mesh config where one is given, as `analyzers_test.go` does. */
const TOGETHER: readonly (readonly [string, string, meshConfig?: string])[] = [
  ['injection.yaml', 'common/sidecar-injector-enabled-nsbydefault.yaml'],
  [
    'injection-with-mismatched-sidecar.yaml',
    'common/sidecar-injector-configmap.yaml',
  ],
  [
    'injection-image-distroless.yaml',
    'common/sidecar-injector-configmap.yaml',
    'common/meshconfig.yaml',
  ],
  [
    'injection-image-distroless-no-meshconfig.yaml',
    'common/sidecar-injector-configmap.yaml',
  ],
  [
    'injection-with-mismatched-sidecar.yaml',
    'sidecar-injector-configmap-absolute-override.yaml',
  ],
  [
    'injection-with-mismatched-sidecar.yaml',
    'sidecar-injector-configmap-with-revision-canary.yaml',
  ],
  ['virtualservice_dupmatches.yaml', 'virtualservice_overlappingmatches.yaml'],
];

/** Files that are tested with a mesh config of their own. */
const WITH_MESH: readonly (readonly [string, string])[] = [
  ...[
    'serviceentry-missing-addresses-protocol',
    'serviceentry-address-allocated',
  ].map(name => [`${name}.yaml`, `${name}-mesh-cfg.yaml`] as const),
  ['telemetry-lightstep.yaml', 'telemetry-lightstep-meshconfig.yaml'],
];

/** Each file alone, those that go together, and the two clusters. */
export function fixtures(): Fixture[] {
  const alone = readdirSync(testdata())
    .filter(name => name.endsWith('.yaml') && !MESH_CONFIG.test(name))
    .map(name => fixture([name]));
  return [
    ...alone,
    ...TOGETHER.map(([one, other, mesh]) => fixture([one, other], mesh)),
    ...WITH_MESH.map(([name, mesh]) => fixture([name], mesh)),
    {
      name: 'multicluster',
      clusters: [1, 2].map(i =>
        read(`multicluster/inconsistent-service-${i}.yaml`),
      ),
    },
  ];
}

const read = (...names: string[]) =>
  readManifests(names.map(name => join(testdata(), name)));

function fixture(names: string[], mesh?: string): Fixture {
  return {
    name: [...names, ...(mesh ? [mesh] : [])].join(' + '),
    clusters: [read(...names)],
    ...(mesh && {
      meshConfig: readFileSync(join(testdata(), mesh), 'utf8'),
    }),
  };
}
