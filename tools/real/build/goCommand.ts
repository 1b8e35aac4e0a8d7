import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { goEnvironment } from './goToolchain';

/**
 * Runs one go command and hands each line of its standard error to `onLine`.
 * @returns its standard output
 * @throws with the last lines it wrote, and what to do where the cause is known
 */
export async function runGo(
  args: string[],
  folder: string,
  onLine: (line: string) => void = () => {},
): Promise<string> {
  const child = spawn('go', args, {
    cwd: folder,
    env: goEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lastLines: string[] = [];
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  const lines = createInterface({ input: child.stderr });
  lines.on('line', line => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    onLine(line);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code === 0) return output;
  throw new Error(
    `go ${args[0]} in ${folder} ended with ${code}:\n${lastLines.join(
      '\n',
    )}${hint(lastLines)}`,
  );
}

function hint(lines: string[]): string {
  const text = lines.join('\n');
  if (/no space left on device/.test(text)) {
    return '\nThe disk is full: free some space (MESH_CACHE names another folder) and run it again; what is built is kept.';
  }
  if (/dial tcp|proxyconnect|no such host|i\/o timeout/.test(text)) {
    return '\nThe Go module proxy was not reached: check the network, or set GOPROXY to a mirror you can reach.';
  }
  return '';
}
