import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PackedPackage } from './pack';

/** A package registry on loopback that serves what was packed, so that the documented `yarn add` works as written. */
export async function serveRegistry(packages: readonly PackedPackage[]) {
  const byName = new Map(packages.map(p => [p.tarball.manifest.name, p]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/').slice(1);
    const tarball = packages.find(p => path === `tarballs/${p.folder}.tgz`);
    if (tarball) {
      createReadStream(tarball.path).pipe(response);
      return;
    }
    const found = byName.get(path);
    response.statusCode = found ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(found ? packument(found, url()) : {}));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  function url() {
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  return { url: url(), close: () => server.close() };
}

function packument(found: PackedPackage, base: string) {
  const { path, folder } = found;
  const { manifest } = found.tarball;
  const integrity = createHash('sha512')
    .update(readFileSync(path))
    .digest('base64');
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: {
      [manifest.version]: {
        ...manifest,
        dist: {
          tarball: `${base}/tarballs/${folder}.tgz`,
          integrity: `sha512-${integrity}`,
        },
      },
    },
  };
}
