import { createServer, ServerOptions } from 'node:https';
import { IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { generate } from 'selfsigned';

export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

export interface TestServer {
  readonly url: string;
  readonly caPem: string;
  /** Connections accepted so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A key and a certificate for 127.0.0.1 that signs itself. */
export async function selfSigned(commonName = '127.0.0.1') {
  const pems = await generate([{ name: 'commonName', value: commonName }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { keyPem: pems.private, certPem: pems.cert };
}

/** An HTTPS server on a free port of 127.0.0.1. */
export async function startHttps(
  handler: Handler,
  options: ServerOptions = {},
): Promise<TestServer> {
  const { keyPem, certPem } = await selfSigned();
  const server = createServer(
    { key: keyPem, cert: certPem, ...options },
    handler,
  );
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('secureConnection', socket => {
    connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    caPem: certPem,
    connections: () => connections,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
