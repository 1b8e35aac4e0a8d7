import type {
  Advice,
  MeshReport,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Advice that says something new. */
export interface AdviceToShow {
  readonly shown: readonly Advice[];
  /** Services with the advice of their namespace. */
  readonly asTheirNamespace: number;
}

export function adviceToShow({ advice }: MeshReport): AdviceToShow {
  const ofNamespaces = new Map(
    advice
      .filter(({ subject }) => subject.kind === 'Namespace')
      .map(a => [`${a.cluster}/${a.subject.name}`, a.recommendation] as const),
  );
  const isNew = ({ cluster, subject, recommendation }: Advice) =>
    subject.kind !== 'Service' ||
    ofNamespaces.get(`${cluster}/${subject.namespace}`) !== recommendation;
  const shown = advice.filter(isNew);
  return { shown, asTheirNamespace: advice.length - shown.length };
}

/** `300m CPU, 384Mi`; empty where nothing would change. */
export function savesWords({ saves }: Advice): string {
  const parts = [
    ...(saves.cpu === '0' ? [] : [`${saves.cpu} CPU`]),
    ...(saves.memory === '0' ? [] : [saves.memory]),
  ];
  return parts.join(', ');
}
