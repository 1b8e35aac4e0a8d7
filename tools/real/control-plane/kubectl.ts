import { spawn } from 'node:child_process';
import { stringify } from 'yaml';

/** The kubectl of real:build, bound to one kubeconfig. */
export class Kubectl {
  constructor(
    private readonly binary: string,
    private readonly kubeconfig: string,
    /** Its discovery cache; kubectl would write into the home folder otherwise. */
    private readonly cacheFolder: string,
    /** Default: the kubeconfig's current one. */
    private readonly context?: string,
  ) {}

  /**
   * Runs kubectl to its end.
   * @returns standard output
   * @throws with the arguments and standard error when it ends with another code than 0
   */
  async run(args: string[], input?: string): Promise<string> {
    const result = await this.tryRun(args, input);
    if (result.code === 0) return result.output;
    throw new Error(
      `kubectl ${args.join(' ')} ended with ${
        result.code
      }: ${result.errors.trim()}`,
    );
  }

  /** As `run`, for calls whose failure is the point. */
  async tryRun(
    args: string[],
    input?: string,
  ): Promise<{ code: number | null; output: string; errors: string }> {
    const context = this.context ? ['--context', this.context] : [];
    const access = ['--kubeconfig', this.kubeconfig, ...context];
    const child = spawn(this.binary, [...access, ...args], {
      env: { KUBECACHEDIR: this.cacheFolder, PATH: process.env.PATH },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', text => (output += text));
    child.stderr.setEncoding('utf8').on('data', text => (errors += text));
    // kubectl may end before it has read everything; its exit code tells why.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, output, errors };
  }

  /** Standard output of a call with `-o json`, parsed. */
  async json(args: string[]): Promise<unknown> {
    return JSON.parse(await this.run([...args, '-o', 'json']));
  }

  /** Server-side apply of objects, all in one call. */
  async apply(
    objects: unknown[],
    extraArguments: string[] = [],
  ): Promise<void> {
    const documents = objects.map(object => stringify(object)).join('---\n');
    const flags = ['--server-side', '--force-conflicts', ...extraArguments];
    await this.run(['apply', ...flags, '-f', '-'], documents);
  }
}
