import type {
  InspectedCluster,
  InspectedPod,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { Section } from '../../explain/section';
import { clean } from '../../output/clean';
import { widthOf } from '../../output/width';
import { wrap } from '../../output/wrap';

const INDENT = '  ';

/** An explanation as text, wrapped. */
export function explanationText(
  { pod }: InspectedPod,
  { name }: InspectedCluster,
  sections: readonly Section[],
  out: { readonly columns?: number },
): string {
  const width = widthOf(out) - INDENT.length;
  const parts = sections.map(({ title, lines }) =>
    [title, ...lines.flatMap(line => indented(clean(line), width))].join('\n'),
  );
  const head = clean(`Pod ${pod.namespace}/${pod.name} of cluster ${name}`);
  return `${[head, ...parts].join('\n\n')}\n`;
}

function indented(line: string, width: number): string[] {
  return wrap(line, width - INDENT.length).map(
    (text, i) => INDENT + (i ? INDENT : '') + text,
  );
}
