import type { PodModeResult } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Section, Subject } from './section';

const DRIFT: Readonly<Record<NonNullable<PodModeResult['drift']>, string>> = {
  'restart-to-ambient':
    'It loses its sidecar and is captured for ambient: labels changed since it started.',
  'restart-to-none':
    'It loses its sidecar and leaves the mesh: labels changed since it started.',
  'restart-will-inject': 'It gets a sidecar: an injector asks for it now.',
};

/** What the next start of the pod changes. */
export function restartSection({ inspected }: Subject): Section {
  const { mode } = inspected;
  return {
    title: 'What a restart changes',
    lines: [mode.drift ? DRIFT[mode.drift] : 'Nothing.'],
  };
}
