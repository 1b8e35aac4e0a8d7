import { AddressInfo, createServer, Server } from 'node:net';

/** So many free ports on 127.0.0.1; all are held until the last is found, so none comes twice. */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (let i = 0; i < count; i++) servers.push(await listen());
    return servers.map(server => (server.address() as AddressInfo).port);
  } finally {
    await Promise.all(servers.map(close));
  }
}

const listen = () =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

const close = (server: Server) =>
  new Promise<void>(resolve => server.close(() => resolve()));
