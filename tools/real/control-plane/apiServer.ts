import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAuditPolicy } from './auditPolicy';
import { RunningProcess, startProcess } from './childProcess';
import { freePorts } from './ports';
import { ServiceAccountKeys } from './serviceAccountKeys';
import { waitUntil } from './waitUntil';

export interface ApiServer {
  process: RunningProcess;
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** PEM: the self-signed certificate and its authority. */
  certificateAuthority: string;
  certificateAuthorityFile: string;
}

export interface ApiServerOptions {
  binary: string;
  cluster: string;
  folder: string;
  etcdUrl: string;
  /** For example `10.1.0.0/16`; one range per cluster, so that an address tells its cluster. */
  serviceRange: string;
  keys: ServiceAccountKeys;
  tokenFile: string;
  auditLogFile: string;
}

/** Starts kube-apiserver and returns as soon as its certificate exists; it may not answer yet. */
export async function startApiServer(
  options: ApiServerOptions,
): Promise<ApiServer> {
  const [port] = await freePorts(1);
  const process = startProcess({
    name: `kube-apiserver of ${options.cluster}`,
    file: options.binary,
    folder: options.folder,
    logFile: join(options.folder, 'kube-apiserver.log'),
    args: apiServerArguments(options, port),
  });
  const certificateAuthorityFile = join(
    options.folder,
    'certificates',
    'apiserver.crt',
  );
  const certificateAuthority = await waitUntil(
    `a certificate of kube-apiserver of ${options.cluster}`,
    // Empty between its creation and its first byte.
    () => readFileSync(certificateAuthorityFile, 'utf8') || undefined,
  );
  const url = `https://127.0.0.1:${port}`;
  return { process, url, certificateAuthority, certificateAuthorityFile };
}

function apiServerArguments(options: ApiServerOptions, port: number): string[] {
  return [
    `--etcd-servers=${options.etcdUrl}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
    // A machine without any other address than loopback is fine too.
    '--advertise-address=192.0.2.1',
    '--endpoint-reconciler-type=none',
    `--cert-dir=${join(options.folder, 'certificates')}`,
    '--authorization-mode=RBAC',
    // The controller that takes the not-ready taint away again is switched off.
    '--disable-admission-plugins=TaintNodesByCondition',
    `--token-auth-file=${options.tokenFile}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${options.keys.publicKeyFile}`,
    `--service-account-signing-key-file=${options.keys.privateKeyFile}`,
    `--service-cluster-ip-range=${options.serviceRange}`,
    `--audit-policy-file=${writeAuditPolicy(options.folder)}`,
    `--audit-log-path=${options.auditLogFile}`,
    '--audit-log-format=json',
    // Written before the answer is sent, so that a test reads what it has caused.
    '--audit-log-mode=blocking',
  ];
}
