import { relative } from 'node:path';
import { checkout } from '../processes/portal';
import type { DemoAccount } from './accounts';

/** What one reads when everything runs: where, as whom, what to try first. */
export function welcome(run: {
  hasFrontend: boolean;
  frontendPort: number;
  backendPort: number;
  folder: string;
  accounts: DemoAccount[];
}): string {
  const portal = run.hasFrontend
    ? `Open       http://localhost:${run.frontendPort}`
    : `Backend    http://localhost:${run.backendPort}`;
  const logs = relative(checkout, run.folder);
  return `
${portal}

Sign in as (there are no passwords)
${accountLines(run.accounts)}

Try first
  1. As payments-dev open a component of your team: the cards say what the mesh does with it.
  2. Create > Bring a service into the mesh: the request waits for the platform team.
  3. In another browser, as platform-a: Mesh, read the plan, approve; the cards follow by themselves.
  kubectl    kubectl --kubeconfig ${logs}/kubeconfig --context prod-eu-1 get ns,pods -A
  curl       curl -H "authorization: Bearer $(npm run --silent token -- payments-dev)" http://localhost:${
    run.backendPort
  }/api/mesh/v1/clusters

Logs are in ${logs}/logs. Ctrl-C stops everything. More: npm start -- --help`;
}

function accountLines(accounts: DemoAccount[]): string {
  const width = Math.max(...accounts.map(({ name }) => name.length));
  return accounts
    .map(
      ({ name, teams }) =>
        `  ${name.padEnd(width)}   ${teams.join(', ') || 'no team'}`,
    )
    .join('\n');
}
