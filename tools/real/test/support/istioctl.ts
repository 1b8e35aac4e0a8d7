import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs istioctl with an empty environment. */
export async function istioctl(
  binary: string,
  args: string[],
): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, args, { env: {} });
  return stdout;
}
