import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import {
  goOn,
  openTemplate,
  screenshot,
  testPortal,
  useBrowser,
} from './support';

const browser = useBrowser();

/** Every bad target has an answer of its own; `nextStep` is read beside it. */
const targets = [
  {
    bad: 'a namespace of another team',
    template: 'mesh-enrol-namespace',
    target: { namespace: 'search', clusters: ['prod-eu-1'] },
    answer: 'Your teams are not the confirmed owner of search in prod-eu-1',
    nextStep: /Ask its owner to file the request/,
  },
  {
    bad: 'a system namespace',
    template: 'mesh-enrol-namespace',
    target: { namespace: 'kube-system', clusters: ['prod-eu-1'] },
    // An approver may ask for every namespace, but not for this one.
    as: 'platform-a',
    answer: 'kube-system belongs to Kubernetes or to the mesh itself',
    nextStep: /Choose a namespace of your own/,
  },
  {
    bad: 'a namespace that does not exist',
    template: 'mesh-enrol-namespace',
    target: { namespace: 'no-such', clusters: ['prod-eu-1'] },
    answer: 'prod-eu-1 has no namespace no-such',
    nextStep: /Next step/,
  },
  {
    bad: 'an unknown cluster',
    template: 'mesh-enrol-namespace',
    target: { namespace: 'refunds', clusters: ['prod-xx-1'] },
    answer: 'The portal knows no cluster prod-xx-1',
    nextStep: /Next step/,
  },
  {
    bad: 'a cluster with sidecars only',
    template: 'mesh-enrol-namespace',
    target: { namespace: 'refunds', clusters: ['prod-ap-1'] },
    answer: /^prod-ap-1 does not run ambient/,
    nextStep: /prod-ap-1 runs sidecars only .* It stays as it is/,
  },
  {
    bad: 'a waypoint named none',
    template: 'mesh-request-waypoint',
    target: {
      namespace: 'orders',
      clusters: ['prod-eu-1'],
      name: 'none',
      use: { kind: 'namespace' },
    },
    answer: /^A waypoint cannot be called none/,
    nextStep: /"none" means no waypoint in Istio. Choose another name./,
  },
];

for (const { bad, as, template, target, answer, nextStep } of targets) {
  test(`${bad} has an answer of its own in the form, and the form stays`, async () => {
    const page = await browser.pageAs(as ?? 'payments-dev');
    await openTemplate(page, template, { target });
    await page.getByRole('heading', { level: 2, name: answer }).waitFor();
    await page.getByText(nextStep).first().waitFor();
    await goOn(page);
    await page.getByText(nextStep).first().waitFor();
    await page.getByRole('button', { name: 'Review' }).waitFor();
    await screenshot(page, `problem ${bad}`);
  });
}

const kubeconfigSchema = z.object({
  clusters: z.tuple([
    z.looseObject({ cluster: z.looseObject({ server: z.string() }) }),
  ]),
  users: z.tuple([z.looseObject({ user: z.looseObject({}) })]),
});
type Kubeconfig = z.output<typeof kubeconfigSchema>;

/** A program to run, a host that is not allowed, a token that is no longer valid. */
const credentials: {
  change: (kubeconfig: Kubeconfig) => unknown;
  answer: RegExp;
}[] = [
  {
    change: ({ users }) => (users[0].user = { exec: { command: 'aws' } }),
    answer: /users\.0\.user\.exec is not accepted: it would run a program/,
  },
  {
    change: ({ clusters }) =>
      (clusters[0].cluster.server = 'https://10.20.30.40:6443'),
    answer: /10\.20\.30\.40:6443 is not among the hosts/,
  },
  {
    change: ({ users }) => (users[0].user = { token: 'no-longer-valid' }),
    answer: /Its API server refuses the credential/,
  },
];

test('each bad credential, and a name that is taken, has an answer of its own', async () => {
  const page = await browser.pageAs('platform-a');
  await openTemplate(page, 'mesh-register-cluster');
  const name = page.getByRole('textbox', { name: /^Name/ });
  await name.fill('edge-eu-2-again');
  for (const { change, answer } of credentials) {
    await handOver(page, change);
    await page.getByText(answer).first().waitFor();
  }
  await goOn(page);
  await page
    .getByText(/^Not ready yet: .* then check again/)
    .first()
    .waitFor();
  await screenshot(page, 'problem credential');
  await name.fill('prod-eu-1');
  await page
    .getByText('prod-eu-1 is registered already. Choose a new name.')
    .waitFor();
});

/** Hands over the kubeconfig of a cluster of the fleet after a change to it. */
async function handOver(
  page: Page,
  change: (kubeconfig: Kubeconfig) => unknown,
): Promise<void> {
  const file = join(testPortal().fleetFolder, 'edge-eu-2.writer.kubeconfig');
  const kubeconfig = kubeconfigSchema
    .loose()
    .parse(parse(readFileSync(file, 'utf8')));
  change(kubeconfig);
  const field = page.getByRole('textbox', { name: /^Kubeconfig/ });
  await field.fill(stringify(kubeconfig));
  await page.getByRole('button', { name: 'Hand over' }).click();
}
