import { readOptions } from './options';
import { StopAsked, untilStopAsked } from './stopAsked';
import { PortalRun } from './portalRun';

/** `npm start`: fleet, backend and frontend until Ctrl-C. */
async function main(): Promise<number> {
  const stopAsked = untilStopAsked();
  const run = new PortalRun(readOptions(process.argv.slice(2)));
  try {
    await Promise.race([run.start(), stopAsked]);
    return await Promise.race([run.untilOneEnds(), stopAsked]);
  } catch (error) {
    if (error instanceof StopAsked) {
      console.log('\nStopping ...');
      return error.exitCode;
    }
    console.error(`\n${error instanceof Error ? error.message : error}`);
    return 1;
  } finally {
    await run.stop();
  }
}

main().then(
  code => process.exit(code),
  error => {
    console.error(`\n${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
