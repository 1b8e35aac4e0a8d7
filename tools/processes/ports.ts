import { createServer } from 'node:net';
import { listenerOf } from './listener';

/** What a port is for, in words for the message. */
export type NamedPort = { port: number; usedFor: string };

/**
 * Looks whether all ports can be had.
 *
 * @throws Error that names each port in use, what it is needed for, and who has it where that is known
 */
export async function requireFreePorts(ports: NamedPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, usedFor } of ports) {
    if (!(await isFree(port)))
      taken.push(`${port} (${usedFor})${heldBy(port)}`);
  }
  if (taken.length === 0) return;
  throw new Error(
    `In use already:\n${taken.map(line => `  ${line}`).join('\n')}\n` +
      'Is the portal running already? Else end what uses them, or choose other ports: npm start -- --help',
  );
}

/** A port on 127.0.0.1 that nobody has right now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') {
    throw new Error('no TCP address for a listener on 127.0.0.1');
  }
  return address.port;
}

/** Somebody on 0.0.0.0 or on ::1 is in the way as well as somebody on 127.0.0.1. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::1']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 says EADDRNOTAVAIL; that is nobody in the way.
      resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES');
    });
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}

function heldBy(port: number): string {
  const holder = listenerOf(port);
  return holder ? `, by process ${holder.pid}: ${holder.command}` : '';
}
