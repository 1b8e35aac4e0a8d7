// The licences of the packages whose code is in the bundle.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * @param metafile - of esbuild; paths in it are relative to `folder`
 * @throws Error where a package came without a licence
 */
export function writeNotices(metafile, folder, file) {
  const roots = new Set(
    Object.entries(metafile.outputs)
      .flatMap(([, output]) => Object.entries(output.inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => packageRoot(resolve(folder, input)))
      .filter(root => root.includes('node_modules')),
  );
  const notices = [...roots].sort().map(noticeOf);
  writeFileSync(file, notices.join('\n\n'));
}

function packageRoot(input) {
  let folder = dirname(input);
  while (!nameOf(folder)) folder = dirname(folder);
  return folder;
}

/** Folders of a package may hold a package.json of their own that only says `type`. */
function nameOf(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name;
}

function noticeOf(root) {
  const { name, version, license } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const text = readdirSync(root).find(each => /^licen[cs]e/i.test(each));
  if (!text) throw new Error(`${name} has no licence in its package`);
  const said = readFileSync(join(root, text), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${said}`;
}
