import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const checkout = join(__dirname, '..', '..', '..');

/** One go.mod per product: their dependencies disagree with each other. */
export type Product = 'kubernetes' | 'etcd' | 'istio' | 'crds' | 'judge';

/** A program that `npm run real:build` puts into the cache. */
export interface BuiltBinary {
  name: string;
  product: Product;
  /** The module whose version in go.mod is the version of the binary. */
  module: string;
  /** The main package, as `go build` takes it. */
  mainPackage: string;
  /** Environment variable that names a binary to take instead of building. */
  givenBy: string;
}

/** A program that `npm run real` starts. */
export interface PinnedBinary extends BuiltBinary {
  name: BinaryName;
  /** Arguments that make the binary print its version and end. */
  versionArguments: string[];
}

export type BinaryName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kubectl'
  | 'pilot-discovery'
  | 'istioctl';

const kubernetesCommand = (
  name: BinaryName,
  versionArguments = ['--version'],
): PinnedBinary => ({
  name,
  product: 'kubernetes',
  module: 'k8s.io/kubernetes',
  mainPackage: `k8s.io/kubernetes/cmd/${name}`,
  givenBy: `TEST_ASSET_${name.toUpperCase().replaceAll('-', '_')}`,
  versionArguments,
});

/** In the order in which they are built: short ones first within a product. */
export const pinnedBinaries: PinnedBinary[] = [
  {
    name: 'etcd',
    product: 'etcd',
    module: 'go.etcd.io/etcd/server/v3',
    mainPackage: 'go.etcd.io/etcd/server/v3',
    givenBy: 'TEST_ASSET_ETCD',
    versionArguments: ['--version'],
  },
  kubernetesCommand('kubectl', ['version', '--client']),
  kubernetesCommand('kube-controller-manager'),
  kubernetesCommand('kube-apiserver'),
  {
    name: 'pilot-discovery',
    product: 'istio',
    module: 'istio.io/istio',
    mainPackage: 'istio.io/istio/pilot/cmd/pilot-discovery',
    givenBy: 'TEST_ASSET_PILOT_DISCOVERY',
    versionArguments: ['version', '--short'],
  },
  {
    name: 'istioctl',
    product: 'istio',
    module: 'istio.io/istio',
    mainPackage: 'istio.io/istio/istioctl/cmd/istioctl',
    givenBy: 'TEST_ASSET_ISTIOCTL',
    versionArguments: ['version', '--remote=false', '--short'],
  },
];

/** Ours: a program over functions of Istio, of the same version as the Istio above (`tools/judge`). */
export const judgeBinary: BuiltBinary = {
  name: 'judge',
  product: 'judge',
  module: 'istio.io/istio',
  mainPackage: '.',
  givenBy: 'TEST_ASSET_JUDGE',
};

/** Ours: Istio's analyzers on files, with the pods and services in them (`tools/real/go/istio/analyzers`). */
export const analyzersBinary: BuiltBinary = {
  name: 'analyzers',
  product: 'istio',
  module: 'istio.io/istio',
  mainPackage: './analyzers',
  givenBy: 'TEST_ASSET_ANALYZERS',
};

/** The folder with the go.mod and go.sum of a product. */
export function productFolder(product: Product): string {
  return product === 'judge'
    ? join(__dirname, '..', '..', 'judge', 'go')
    : join(__dirname, '..', 'go', product);
}

/**
 * The version of a module that a product's go.mod requires directly.
 * @throws when the go.mod does not require it
 */
export function pinnedVersion(product: Product, module: string): string {
  const folder = productFolder(product);
  const goMod = readFileSync(join(folder, 'go.mod'), 'utf8');
  for (const line of goMod.split('\n')) {
    const [path, version] = line
      .replace(/^require/, '')
      .trim()
      .split(/\s+/);
    if (path === module && version?.startsWith('v')) return version;
  }
  throw new Error(
    `${relative(checkout, folder)}/go.mod does not require ${module}`,
  );
}

/** The pinned commit of the branch that becomes Istio 1.32, in the form of Istio's own builds. */
export function istioRelease(): string {
  const commit = pinnedVersion('istio', 'istio.io/istio').split('-').pop();
  return `1.32-alpha.${commit}`;
}

/** Linker flags that make a binary print the version it was built from. */
export function linkerFlags(binary: BuiltBinary, version: string): string {
  const flags = ['-s', '-w'];
  if (binary.product === 'kubernetes') {
    const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
    const variable = 'k8s.io/component-base/version';
    flags.push(`-X ${variable}.gitVersion=${version}`);
    flags.push(`-X ${variable}.gitMajor=${major}`);
    flags.push(`-X ${variable}.gitMinor=${minor}`);
    // What the user agent says.
    flags.push(`-X k8s.io/client-go/pkg/version.gitVersion=${version}`);
  }
  if (binary.product === 'istio') {
    const variable = 'istio.io/istio/pkg/version';
    flags.push(`-X ${variable}.buildVersion=${istioRelease()}`);
  }
  return flags.join(' ');
}
