import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ApiSide } from './apiSide';
import { measureBare, measureOurs, measurePeer } from './http';
import { machine } from './machine';
import { measureInMemory } from './memory';
import { report } from './report';
import { writeReport } from './writeReport';
import { token } from './shape';

/** `npm run bench [-- --write]`: measures and prints; `--write` puts the figures into docs/benchmarks.md. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' } } });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, token);
  console.log('rendering the API side');
  const api = await ApiSide.start();
  try {
    console.log('measuring in memory');
    const memory = await measureInMemory(api, tokenFile);
    console.log('measuring our backend over HTTP');
    const ours = await measureOurs(api, folder);
    console.log('measuring the Kubernetes plugin over HTTP');
    const peer = await measurePeer(api, folder);
    console.log('starting a backend with neither');
    const bare = await measureBare(api, folder);
    const text = report(
      { memory, ours, peer, bare, podBytes: api.ready.podBytes },
      machine(),
    );
    console.log(`\n${text}`);
    if (values.write) writeReport(text);
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  error => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(1);
  },
);
