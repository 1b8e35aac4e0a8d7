import { Writable } from 'node:stream';
import { Finding, rules } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { write } from '../../io';
import { clean } from '../clean';
import { subjectsWords } from '../subjects';
import type { Inspected } from '../inspected';
import { locationsOf } from './locations';
import { version } from '../../../package.json';

/** SARIF has no `info`. */
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * The findings of a report as SARIF 2.1.0 (OASIS), for tools that show results of code analysis. Only findings go into it; all
 * rules that were looked at are named.
 */
export async function writeSarif(
  inspected: Inspected,
  out: Writable,
): Promise<void> {
  const { findings } = inspected.report;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'mesh', version, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => resultOf(finding, inspected)),
      },
    ],
  };
  await write(out, `${JSON.stringify(log, null, 2)}\n`);
}

function ruleOf({ code, severity, istio }: (typeof rules)[number]) {
  const title = `${code[0].toUpperCase()}${code.slice(1).replaceAll('-', ' ')}`;
  const same = istio
    ? ` istioctl analyze says the same with its code ${istio}.`
    : '';
  return {
    id: code,
    shortDescription: { text: title },
    help: {
      text: `${title}.${same} Each result says what is the case and what to do next; the entry "${code}" of docs/findings.md of the mesh suite says why.`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ['istio', ...(istio ? [istio] : [])] },
  };
}

function resultOf(finding: Finding, inspected: Inspected) {
  const { code, severity, cluster, subject, message, nextStep } = finding;
  const object = `${cluster}: ${subjectsWords([subject])}`;
  const locations = locationsOf(finding, inspected);
  const [{ fullyQualifiedName }] = locations[0].logicalLocations;
  const ruleIndex = rules.findIndex(rule => rule.code === code);
  return {
    ruleId: code,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: clean(`${object}: ${message} Next: ${nextStep}`) },
    locations,
    // What makes it the same finding in the next run, wherever the object is exported to.
    partialFingerprints: { 'meshFinding/v1': `${code} ${fullyQualifiedName}` },
  };
}
