import {
  appendFileSync,
  existsSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { DocumentedStep } from './documentedSteps';
import { run } from './command';

const CREATE_APP = '@backstage/create-app@0.9.2';

/** A fresh portal outside the workspace, changed by nothing but the documented steps and the few lines a test needs. */
export class StrangersPortal {
  constructor(readonly folder: string, readonly env: NodeJS.ProcessEnv) {}

  async create() {
    await run(
      'npx',
      ['--yes', CREATE_APP, '--skip-install', '--path', this.folder],
      { cwd: '/', env: { ...this.env, BACKSTAGE_APP_NAME: 'stranger' } },
    );
  }

  async apply(step: DocumentedStep) {
    if (step.target === 'sh') {
      for (const line of step.text.trim().split('\n')) await this.sh(line);
      return;
    }
    const path = join(this.folder, step.target);
    if (step.target.endsWith('.ts')) this.insertBeforeStart(path, step.text);
    else if (step.target.endsWith('.json')) mergeJson(path, step.text);
    else mergeYaml(path, step.text);
  }

  sh(line: string) {
    return run('sh', ['-c', line], { cwd: this.folder, env: this.env });
  }

  /** Puts a local file of config beside the documented one: what a portal has anyway (database, entities). */
  addConfig(text: string) {
    writeFileSync(join(this.folder, 'app-config.local.yaml'), text);
  }

  /** Until the packages are published, their scope comes from a registry on loopback. */
  takeScopeFrom(scope: string, registry: string) {
    mergeYaml(
      join(this.folder, '.yarnrc.yml'),
      stringify({
        npmScopes: { [scope]: { npmRegistryServer: registry } },
        unsafeHttpWhitelist: ['127.0.0.1'],
      }),
    );
  }

  private insertBeforeStart(path: string, text: string) {
    const source = readFileSync(path, 'utf8');
    if (!source.includes('backend.start();')) {
      throw new Error(`${path} has no backend.start(); to add features before`);
    }
    writeFileSync(
      path,
      source.replace('backend.start();', `${text}\nbackend.start();`),
    );
  }
}

function mergeJson(path: string, text: string) {
  const before = JSON.parse(readFileSync(path, 'utf8'));
  const more = JSON.parse(text);
  for (const [key, value] of Object.entries(more)) {
    before[key] = { ...before[key], ...(value as object) };
  }
  writeFileSync(path, `${JSON.stringify(before, null, 2)}\n`);
}

/** Top-level keys of the block replace those of the file; a new one is appended, which keeps the comments. */
function mergeYaml(path: string, text: string) {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const known = Object.keys(parse(before) ?? {});
  const added = Object.keys(parse(text));
  if (added.some(key => known.includes(key))) {
    writeFileSync(path, stringify({ ...parse(before), ...parse(text) }));
  } else {
    appendFileSync(path, `\n${text}`);
  }
}
