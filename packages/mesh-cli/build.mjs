// Makes dist/mesh.cjs: the command with everything it needs in one file, for any Node from 20 on.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeNotices } from './notices.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(folder, 'dist');

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: folder,
  entryPoints: ['src/main.ts'],
  outfile: join(out, 'mesh.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Names in stack traces stay; half of the size goes.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
writeNotices(metafile, folder, join(out, 'NOTICES.txt'));
