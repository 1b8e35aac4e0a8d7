import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from './ports';
import { RunningProcess, startProcess } from './childProcess';

/** Starts one etcd member; its data is disposable, so nothing is synced to disk. */
export async function startEtcd(options: {
  binary: string;
  cluster: string;
  folder: string;
}): Promise<{ process: RunningProcess; url: string }> {
  const [clientPort, peerPort] = await freePorts(2);
  const url = `http://127.0.0.1:${clientPort}`;
  const peerUrl = `http://127.0.0.1:${peerPort}`;
  const folder = join(options.folder, 'etcd');
  mkdirSync(folder, { recursive: true });
  const process = startProcess({
    name: `etcd of ${options.cluster}`,
    file: options.binary,
    folder,
    logFile: join(options.folder, 'etcd.log'),
    args: [
      '--data-dir=data',
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--unsafe-no-fsync',
    ],
  });
  return { process, url };
}
