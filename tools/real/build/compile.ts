import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { realCache } from '../cache';
import { runGo } from './goCommand';
import { BuiltBinary, linkerFlags, productFolder } from './pins';
import { Progress } from './progress';

/** Compiles one pinned binary into the cache, reporting each package. */
export async function compile(
  binary: BuiltBinary,
  version: string,
  progress: Progress,
): Promise<void> {
  const folder = productFolder(binary.product);
  const buildFlags = ['-mod=readonly', '-modcacherw', '-buildvcs=false'];
  buildFlags.push('-trimpath', `-ldflags=${linkerFlags(binary, version)}`);
  const onLine = (line: string) => progress.line(line);

  const stale = await runGo(
    ['list', ...buildFlags, '-deps', '-f', STALE, binary.mainPackage],
    folder,
    onLine,
  );
  progress.expect(stale.split('\n').filter(Boolean).length);

  const { binaries } = realCache();
  mkdirSync(binaries, { recursive: true });
  // Renamed at the end, so that an interrupted build leaves no half binary.
  const unfinished = join(binaries, `.${binary.name}.${process.pid}`);
  await runGo(
    ['build', '-v', ...buildFlags, '-o', unfinished, binary.mainPackage],
    folder,
    onLine,
  );
  renameSync(unfinished, join(binaries, binary.name));
}

const STALE = '{{if .Stale}}{{.ImportPath}}{{end}}';
