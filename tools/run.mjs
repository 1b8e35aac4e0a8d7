// The one entry of the root scripts: `node tools/run.mjs <command> [arguments]`.
// Plain ESM for Node 20 and without dependencies, because it runs before anything is installed.
import { environment, paths } from './bootstrap/cache.mjs';
import { commands, isHelp } from './bootstrap/commands.mjs';
import { startHelp } from './bootstrap/help.mjs';
import { installWorkspace } from './bootstrap/install.mjs';
import { Failure, say } from './bootstrap/messages.mjs';
import { runToEnd } from './bootstrap/process.mjs';
import { makeScratchFolder, remove } from './bootstrap/scratch.mjs';
import { bringToolchain } from './bootstrap/toolchain.mjs';

async function main([name, ...args]) {
  const command = commands[name];
  if (!command) {
    const known = Object.keys(commands).join(', ');
    throw new Failure(
      `unknown command ${name ?? '(none)'}; expected one of: ${known}`,
    );
  }
  if (name === 'start' && args.some(isHelp)) {
    process.stdout.write(startHelp);
    return 0;
  }
  const toolchain = await bringToolchain();
  const scratch = makeScratchFolder();
  try {
    const env = environment(toolchain, scratch);
    if (command.needsInstall) {
      await installWorkspace(toolchain, env);
    }
    const argv = [...command.argv(toolchain), ...args];
    // npm changes into the checkout and says where it came from.
    const { INIT_CWD = paths.checkout } = process.env;
    const cwd = command.inCallersFolder ? INIT_CWD : paths.checkout;
    return await runToEnd(toolchain.node, argv, { cwd, env });
  } finally {
    remove(scratch);
  }
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    say(error instanceof Failure ? `\n${error.message}` : error.stack);
    process.exitCode = 1;
  },
);
