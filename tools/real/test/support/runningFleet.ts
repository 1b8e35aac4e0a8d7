import { join } from 'node:path';
import { auditLogFile } from '../../auditLog';
import { Binaries, requireBinaries } from '../../binaries';
import { Kubectl } from '../../control-plane/kubectl';
import { Account } from '../../fleet/accounts';
import { readFleetFile } from '../../fleet/fleetFolder';

/** Environment variable with which `test.ts` tells its test files where the fleet's folder is. */
export const FLEET_FOLDER = 'MESH_REAL_FLEET';

/** A cluster of the fleet that is running for the tests. */
export interface TestCluster {
  name: string;
  network: string;
  /** kubectl as administrator. */
  kubectl: Kubectl;
  /** kubectl as one of the service accounts. */
  kubectlAs(account: Account): Kubectl;
  auditLogFile: string;
  /** istiod's `/metrics` and `/debug`. */
  istiodUrl: string;
}

export interface TestFleet {
  folder: string;
  binaries: Binaries;
  clusters: [TestCluster, TestCluster];
}

/** @throws when a test file was started without `npm run test:real` */
export function runningFleet(): TestFleet {
  const folder = process.env[FLEET_FOLDER];
  if (!folder) {
    throw new Error(
      'No real fleet is running for this test. Run: npm run test:real -- <part of the file name>',
    );
  }
  const binaries = requireBinaries();
  const cacheFolder = join(folder, 'real', 'test-kubectl-cache');
  const kubectl = (kubeconfig: string, context: string) =>
    new Kubectl(
      binaries.kubectl,
      join(folder, kubeconfig),
      cacheFolder,
      context,
    );
  const clusters = readFleetFile(folder).clusters.map(
    ({ context: name, network, istiodMonitoringUrl = '' }): TestCluster => ({
      name,
      network,
      kubectl: kubectl('kubeconfig', name),
      kubectlAs: account => kubectl(`${name}.${account}.kubeconfig`, name),
      auditLogFile: auditLogFile(folder, name),
      istiodUrl: istiodMonitoringUrl,
    }),
  );
  const [first, second] = clusters;
  return { folder, binaries, clusters: [first, second] };
}
