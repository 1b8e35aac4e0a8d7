import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for the files of one test file; gone when its tests are done. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    path: (name: string) => join(folder, name),
    /** @returns the path */
    write(name: string, content: string | Buffer): string {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return path;
    },
    /** As `kubectl get … -o json` prints objects. @returns the path */
    writeList(name: string, items: readonly unknown[]): string {
      const list = { apiVersion: 'v1', items, kind: 'List' };
      return this.write(name, JSON.stringify(list, null, 4));
    },
  };
}
