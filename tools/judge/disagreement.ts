import { stringify } from 'yaml';
import { Manifest } from './questions';
import { Comparison, Subject } from './subject';

/** A case that is not answered alike: manifests to apply, one after another, then both answers. */
export function disagreementText<Case>(
  subject: Subject<Case>,
  judged: Case,
  seed: number,
  found: readonly Comparison[] | string,
): string {
  return [
    `# ${subject.name}: the model and Istio disagree (seed ${seed}).`,
    '# Objects of one creationTimestamp were created within the same second.',
    ...subject.manifests(judged).map(manifestText),
    '---',
    ...answersText(subject.authority, found),
  ].join('\n');
}

/** Without what the API server sets itself, but the time that order depends on. */
function manifestText(manifest: Manifest): string {
  const { uid, resourceVersion, managedFields, ...kept } = manifest.metadata;
  const text = stringify(
    { ...manifest, metadata: kept },
    { aliasDuplicateObjects: false },
  );
  const last = managedFields?.at(-1)?.time;
  const written = last ? `# last written at ${last}\n` : '';
  return `---\n${written}${text.trimEnd()}`;
}

function answersText(
  authority: string,
  found: readonly Comparison[] | string,
): string[] {
  if (typeof found === 'string') return [`# ${found}`];
  const different = found.filter(({ agrees }) => !agrees);
  if (!different.length) {
    return ['# Asked again, both agree: the answer of Istio is not settled.'];
  }
  return different.flatMap(({ of, istio, ours }) => [
    `# ${of}`,
    `#   Istio: ${JSON.stringify(istio)} (${authority})`,
    `#   ours:  ${JSON.stringify(ours)}`,
  ]);
}
