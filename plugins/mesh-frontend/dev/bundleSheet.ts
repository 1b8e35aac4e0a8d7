import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mesh sheet</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="sheet.css"></head>
<body><div id="root"></div><script src="sheet.js"></script></body></html>`;

/** Bundles the sheet into one page that needs no server; gives the path of its HTML. */
export async function bundleSheet(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-sheet-'));
  await build({
    entryPoints: { sheet: join(__dirname, 'index.tsx') },
    outdir: folder,
    bundle: true,
    format: 'iife',
    jsx: 'automatic',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"', global: 'window' },
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.woff': 'dataurl' },
  });
  const html = join(folder, 'index.html');
  writeFileSync(html, PAGE);
  return html;
}
