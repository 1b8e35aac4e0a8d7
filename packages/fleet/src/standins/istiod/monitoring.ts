import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IstiodOptions } from './options';
import type { RemoteClusters } from './remoteClusters';

export interface Monitoring {
  /** `http://127.0.0.1:<port>` */
  url: string;
  close(): Promise<void>;
}

const STATUSES = ['synced', 'syncing', 'timeout', 'closed'];

/** istiod's monitoring port: plain HTTP, `/metrics` and `/debug/clusterz` of it. */
export async function serveMonitoring(
  options: IstiodOptions,
  remotes: RemoteClusters,
): Promise<Monitoring> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/metrics') {
      reply(response, 200, 'text/plain; version=0.0.4', metrics(remotes));
    } else if (path === '/debug/clusterz') {
      reply(response, 200, 'application/json', clusterz(options, remotes));
    } else {
      reply(
        response,
        501,
        'text/plain',
        `istiod stand-in: ${path} is not played; there are /metrics and /debug/clusterz\n`,
      );
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.monitoringPort, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function reply(
  response: ServerResponse,
  code: number,
  type: string,
  body: string,
) {
  response.writeHead(code, { 'content-type': type }).end(body);
}

function clusterz(options: IstiodOptions, remotes: RemoteClusters): string {
  const local = {
    id: options.clusterId,
    secretName: '',
    syncStatus: 'synced',
  };
  return JSON.stringify([local, ...remotes.report()]);
}

/** No series of a remote cluster exists before the first one was added. */
function metrics(remotes: RemoteClusters): string {
  const managed = (type: string, count: number) =>
    `istiod_managed_clusters{cluster_type="${type}"} ${count}`;
  const series = [...remotes.metric()].flatMap(([id, status]) =>
    STATUSES.map(
      each =>
        `istiod_remote_cluster_sync_status{cluster="${id}",cluster_type="remote",status="${each}"} ${
          each === status ? 1 : 0
        }`,
    ),
  );
  const lines = [
    '# TYPE istiod_managed_clusters gauge',
    managed('local', 1),
    managed('remote', remotes.report().length),
    ...(series.length > 0
      ? ['# TYPE istiod_remote_cluster_sync_status gauge', ...series]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
