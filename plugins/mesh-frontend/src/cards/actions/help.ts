import type {
  CardAction,
  EntityStatus,
  WhyStep,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { silentSteps } from './silentSteps';
import { accessSteps } from './accessSteps';

/** What the reader of a card asks about. */
export interface HelpSubject {
  action: CardAction;
  /** Absent where the status itself did not load. */
  status: EntityStatus | undefined;
  owner: string | null;
}

type Help = (subject: HelpSubject) => WhyStep[];

/** Actions that explain instead of leading somewhere: numbered steps of a dialog. */
const helps: Partial<Record<CardAction['id'], Help>> = {
  'why-silent': silentSteps,
  'fix-access': accessSteps,
  'how-to-get-access': ({ owner }) => [
    {
      claim: 'A policy of the portal decides who may read the mesh status.',
      raw: ['mesh.status.read'],
    },
    {
      claim: owner
        ? `Members of ${owner} may read it.`
        : 'The owner of the entity may read it.',
      rule: 'Join the team that owns the entity, or ask the platform team for the permission.',
    },
  ],
  'how-to-confirm': ({ status }) => [
    {
      claim: 'An annotation on an entity is a claim, not a right.',
      rule: 'Data is shown once the platform side says that the owner of the entity owns the namespace.',
      raw: status?.claim?.namespaces.map(n => `${n.cluster}, ${n.namespace}`),
    },
    {
      claim: 'The platform team confirms it.',
      rule: status?.claim?.confirmWith
        ? 'This line confirms it:'
        : 'Ask them to set the owner of the namespace.',
      raw: status?.claim?.confirmWith ? [status.claim.confirmWith] : undefined,
    },
  ],
  'how-to-finish': ({ status, action }) => [
    {
      claim: 'Restart the pods that still carry a sidecar.',
      rule: 'A label does not remove a sidecar from a running pod. New pods come without one.',
      raw: namespacesOf(status, action).map(
        n => `kubectl rollout restart deployment --namespace ${n}`,
      ),
    },
    {
      claim: 'Calls made by those pods skip waypoints until then.',
    },
  ],
  'choose-label': ({ status, action }) => [
    {
      claim: 'The namespace asks for ambient and for sidecars at once.',
      rule: 'New pods get a sidecar: istio-cni leaves pods with a sidecar alone.',
    },
    {
      claim: 'Remove the label that you do not want.',
      rule: 'For ambient, remove the injection label:',
      raw: namespacesOf(status, action).map(
        n => `kubectl label namespace ${n} istio-injection-`,
      ),
    },
  ],
  'how-to-check': () => [
    {
      claim: 'Only ztunnel knows how it merged these policies.',
      rule: 'Ask the ztunnel on the node of one of the pods:',
      raw: ['istioctl ztunnel-config policies'],
    },
  ],
  'who-would-strict-refuse': () => [
    {
      claim: 'STRICT refuses every caller that is not in the mesh.',
      rule: 'Callers inside the mesh are encrypted already and stay as they are.',
    },
    {
      claim: 'We cannot say who that is: traffic is not measured.',
      mark: 'broken-chain',
    },
  ],
};

/** Steps of the dialog for an action; undefined where the action leads somewhere instead. */
export function helpFor(subject: HelpSubject): WhyStep[] | undefined {
  return helps[subject.action.id]?.(subject);
}

function namespacesOf(
  status: EntityStatus | undefined,
  action: CardAction,
): string[] {
  const clusters = status?.clusters ?? [];
  const found = action.cluster
    ? clusters.filter(c => c.cluster === action.cluster)
    : clusters.slice(0, 1);
  return [...new Set(found.flatMap(c => c.namespaces))];
}
