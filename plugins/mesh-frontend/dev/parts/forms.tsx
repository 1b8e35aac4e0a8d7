import { type ComponentType, useState } from 'react';
import type {
  Plan,
  RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../../src/api';
import { ClusterRegistrationField } from '../../src/form/cluster/ClusterRegistrationField';
import { NamespaceTargetField } from '../../src/form/namespace/NamespaceTargetField';
import { WaypointTargetField } from '../../src/form/waypoint/WaypointTargetField';
import {
  blockedPlan,
  clusterPlan,
  clusterSummaries,
  failingPreflight,
  fakeMeshApi,
  finePlan,
  never,
  nothingPlan,
  readyPlan,
  readyPreflight,
  refusal,
  silentPlan,
  waypointPlan,
} from '../../src/testing';
import type { Part } from './types';

function formApi(
  plan: () => Promise<Plan>,
  preflight = failingPreflight,
): MeshApi {
  return fakeMeshApi({
    listClusters: async () => ({ clusters: clusterSummaries }),
    plan: (_: RequestInputDraft) => plan(),
    preflight: async () => preflight,
  });
}

/** A field as the scaffolder shows it, holding its own data. */
function Field<T>(props: {
  component: (props: never) => JSX.Element | null;
  initial: T;
}) {
  const [formData, setFormData] = useState<T>(props.initial);
  const Component = props.component as unknown as ComponentType<
    Record<string, unknown>
  >;
  return (
    <Component
      formData={formData}
      onChange={setFormData}
      rawErrors={[]}
      disabled={false}
    />
  );
}

const refunds = {
  namespace: 'refunds',
  clusters: ['prod-eu-1', 'prod-us-1'],
};

const plans: Record<string, () => Promise<Plan>> = {
  fine: async () => finePlan,
  'with-a-cost': async () => readyPlan,
  blocked: async () => blockedPlan,
  'nothing-to-do': async () => nothingPlan,
  'cannot-preview': async () => silentPlan,
  loading: never,
  refused: async () => {
    throw refusal(403, 'The namespace refunds is not yours.', {
      code: 'not-owner',
      nextStep: 'Ask the platform team to set your team as its owner.',
    });
  },
  failed: async () => {
    throw refusal(500, 'boom');
  },
};

const bare: Part[] = [
  ...Object.entries(plans).map(([state, plan]) => ({
    id: `form-${state}`,
    api: formApi(plan),
    element: <Field component={NamespaceTargetField} initial={refunds} />,
  })),
  {
    id: 'form-empty',
    api: formApi(never),
    element: <Field component={NamespaceTargetField} initial={{}} />,
  },
  {
    id: 'form-no-namespaces',
    api: fakeMeshApi({ listClusters: async () => ({ clusters: [] }) }),
    element: <Field component={NamespaceTargetField} initial={{}} />,
  },
  {
    id: 'form-waypoint',
    api: formApi(async () => waypointPlan),
    element: (
      <Field
        component={WaypointTargetField}
        initial={{
          namespace: 'orders',
          clusters: ['prod-eu-1'],
          name: 'waypoint',
          use: { kind: 'service', service: 'orders-api' },
        }}
      />
    ),
  },
  ...[failingPreflight, readyPreflight].map(preflight => ({
    id: preflight.ready ? 'form-cluster-ready' : 'form-cluster',
    api: formApi(async () => clusterPlan, preflight),
    element: (
      <Field
        component={ClusterRegistrationField}
        initial={{
          name: 'edge-eu-2',
          drop: 'drop-0123456789abcdef',
          peers: ['prod-eu-1'],
        }}
      />
    ),
  })),
];

export const formParts: Part[] = bare.map(part => ({ ...part, onCard: true }));
