import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { Outcome } from '../run/outcome';

/** Writes all there is of a scenario, one folder per seed: the manifests, the cluster, the answers, what differed. */
export function writeScenario(root: string, outcome: Outcome): string {
  const folder = join(root, `${outcome.seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text);
  outcome.waves.forEach((wave, index) => {
    const documents = wave.apply.map(object => stringify(object));
    write(`wave-${index}.yaml`, documents.join('---\n'));
    write(`wave-${index}.later.json`, json({ ...wave, apply: undefined }));
  });
  const { cluster, istiod, analyze, namespaces } = outcome.recorded;
  write('cluster.json', oneEachLine(cluster.items));
  write('istiod.json', json(istiod));
  write('analyze.json', json(analyze));
  write('namespaces.json', json(namespaces));
  write('differences.txt', `${outcome.differences.join('\n')}\n`);
  return folder;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** A list with an object on each line, so that two of them can be compared by eye. */
const oneEachLine = (items: readonly object[]) =>
  `{"apiVersion":"v1","kind":"List","items":[\n${items
    .map(item => JSON.stringify(item))
    .join(',\n')}\n]}\n`;
