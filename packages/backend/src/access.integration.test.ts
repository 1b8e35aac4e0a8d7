import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  dropSchema,
  MeshRequest,
  requestSchema,
  RouteContract,
  routes,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  Answer,
  Call,
  callerOf,
  RunningPortal,
  startRunningPortal,
  until,
} from './testing';

jest.setTimeout(180_000);

const FILE = resolve(__dirname, '../../../docs/operators/access.md');

/** In the order of the columns. */
const CALLERS = [
  ...['search-dev', 'payments-dev', 'platform-a'],
  ...['stranger', 'anonymous', 'plugin token'],
];

/** Of team-payments, outside the mesh. */
const TARGET = {
  kind: 'namespace',
  namespace: 'refunds',
  clusters: ['prod-eu-1'],
};

let portal: RunningPortal;
const as: Record<string, Call> = {};

beforeAll(async () => {
  portal = await startRunningPortal();
  for (const who of CALLERS) as[who] = await callerOf(portal, who);
});
afterAll(() => portal?.stop());

type RouteName = keyof typeof routes;

/** One call of each route, by somebody who may or may not; leaves nothing open. */
const cells: Record<RouteName, (who: string) => Promise<Answer>> = {
  entityStatus: who =>
    as[who]('get', '/entities/component/default/refunds/status'),
  listClusters: who => as[who]('get', '/clusters'),
  listRequests: who => as[who]('get', '/requests'),
  plan: who => as[who]('post', '/plans', TARGET),
  async fileRequest(who) {
    const answer = await as[who]('post', '/requests', TARGET);
    if (answer.status === 201) {
      await withdraw(who, requestSchema.parse(answer.body));
    }
    return answer;
  },
  getRequest: who => onOpen(({ id }) => as[who]('get', `/requests/${id}`)),
  decide: who =>
    onOpen(({ id, plan }) =>
      as[who]('post', `/requests/${id}/decision`, {
        decision: 'reject',
        planHash: plan.hash,
        comment: 'not now',
      }),
    ),
  withdraw: who =>
    onOpen(({ id }) => as[who]('post', `/requests/${id}/withdraw`, {})),
  async rollback(who) {
    const { id } = await verified();
    return as[who]('post', `/requests/${id}/rollback`, {});
  },
  dropCredential: who =>
    as[who]('post', '/credential-drops', { kubeconfig: kubeconfig() }),
  async preflight(who) {
    const own = await cells.dropCredential(who);
    const { drop } = dropSchema.parse(
      (own.status === 201 ? own : await cells.dropCredential('platform-a'))
        .body,
    );
    return as[who]('post', '/preflights', { name: 'edge-eu-2', drop });
  },
};

async function file(): Promise<MeshRequest> {
  const filed = await as['payments-dev']('post', '/requests', TARGET);
  return requestSchema.parse(filed.body);
}

const withdraw = (who: string, { id }: MeshRequest) =>
  as[who]('post', `/requests/${id}/withdraw`, {});

/** On a request of `payments-dev` that waits. */
async function onOpen(
  call: (request: MeshRequest) => Promise<Answer>,
): Promise<Answer> {
  const request = await file();
  const answer = await call(request);
  await withdraw('payments-dev', request);
  return answer;
}

let last: MeshRequest | undefined;

/** A verified request of `payments-dev`; another one when the last was rolled back. */
async function verified(): Promise<MeshRequest> {
  const approver = as['platform-a'];
  const see = async (id: string) =>
    requestSchema.parse((await approver('get', `/requests/${id}`)).body);
  if (last && (await see(last.id)).state === 'verified') return last;
  if (last) {
    await until('the rollback', async () =>
      ['rolled-back', 'failed'].includes((await see(last!.id)).state),
    );
  }
  const { id, plan } = await file();
  await approver('post', `/requests/${id}/decision`, {
    decision: 'approve',
    planHash: plan.hash,
  });
  last = await until('a verified request', async () => {
    const request = await see(id);
    return request.state === 'verified' && request;
  });
  return last;
}

const kubeconfig = () =>
  readFileSync(join(portal.fleetFolder, 'edge-eu-2.reader.kubeconfig'), 'utf8');

function row(name: RouteName, answers: Answer[]): string {
  const { method, path, permission }: RouteContract = routes[name];
  const words = answers.map(({ status, code }) =>
    code ? `${status} \`${code}\`` : `${status}`,
  );
  const route = `\`${method.toUpperCase()} ${path}\``;
  return `| ${[route, `\`${permission}\``, ...words].join(' | ')} |`;
}

const page = (rows: string[]) => `# Who may call what

Written by \`packages/backend/src/access.integration.test.ts\`, which calls every route of the demo portal, with its policy and the simulated fleet, as each of
these. The namespace it is about belongs to \`team-payments\`; requests are those of \`payments-dev\`, who is of that team; \`platform-a\`
approves; \`search-dev\` is of another team; \`stranger\` of none; the plugin is one that \`mesh.servicePrincipals\` does not name. A request that does
not concern you does not exist for you: 404.

| route | permission | ${CALLERS.map(who =>
  who.includes(' ') ? who : `\`${who}\``,
).join(' | ')} |
|---|---|${CALLERS.map(() => '---').join('|')}|
${rows.join('\n')}
`;

it('docs/operators/access.md is what the routes answer; UPDATE_ACCESS=1 writes it anew', async () => {
  const rows: string[] = [];
  for (const name of Object.keys(routes) as RouteName[]) {
    const answers: Answer[] = [];
    for (const who of CALLERS) answers.push(await cells[name](who));
    rows.push(row(name, answers));
    // Whatever the page says: these never get in.
    expect(answers.slice(-3).map(({ status }) => status)).toEqual([
      403, 401, 403,
    ]);
  }
  if (process.env.UPDATE_ACCESS) writeFileSync(FILE, page(rows));
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  expect(page(rows).split('\n')).toEqual(committed.split('\n'));
});
