import { startRealFleet } from './fleet/realFleet';

/** `npm run real`: two clusters with real control planes, until Ctrl-C. */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Leaving ends all that was started, also in the middle of starting.
    process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
  }
  const startedAt = Date.now();
  const fleet = await startRealFleet({ onProgress: line => console.log(line) });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  const [first] = fleet.clusters;
  console.log(`
Two real control planes run (${seconds} s). Try:

  ${fleet.binaries.kubectl} --kubeconfig ${fleet.folder}/kubeconfig --context ${
    first.name
  } get ns,pods -A

Kubeconfigs and fleet.json: ${fleet.folder}
Logs and audit logs:        ${fleet.folder}/real/<cluster>/
${fleet.clusters
  .map(
    one => `istiod of ${one.name}:        ${one.istiodMonitoringUrl}/metrics`,
  )
  .join('\n')}
The portal on them:         npm start -- --fleet real

Ctrl-C ends everything.`);
  throw await fleet.died;
}

main().catch(error => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
