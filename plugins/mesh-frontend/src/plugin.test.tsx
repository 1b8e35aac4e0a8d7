import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import meshPlugin from '.';
import { meshApiRef } from './api';
import {
  modeCard,
  mtlsCard,
  placementCard,
  requestsCard,
} from './extensions/cards';
import {
  clusterRegistrationField,
  namespaceTargetField,
  waypointTargetField,
} from './extensions/formFields';
import { meshTab } from './extensions/tab';
import {
  checkout,
  detailedStatus,
  fakeMeshApi,
  readyRequest,
  requestSummaries,
} from './testing';

const api = fakeMeshApi({
  entityStatus: async () => ({
    notModified: false,
    value: detailedStatus,
    etag: null,
  }),
  listRequests: async () => ({ requests: requestSummaries, next: null }),
  getRequest: async () => readyRequest,
});

function renderPortal(options: {
  entity?: Entity;
  path?: string;
  config?: { app: { extensions: Record<string, boolean>[] } };
}) {
  const { entity, path = '/', config } = options;
  return renderTestApp({
    features: [meshPlugin],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    apis: [
      [meshApiRef, api],
      mockApis.identity({ userEntityRef: 'user:default/tom' }),
    ],
    initialRouteEntries: [path],
    config,
  });
}

const withAnnotations = (annotations: Record<string, string>): Entity => ({
  ...checkout,
  metadata: { ...checkout.metadata, annotations },
});

const cardTitles = ['Mesh mode', 'Cluster placement', 'mTLS', 'Mesh requests'];

/** The tab alone: with the cards off, the content of the test page is the tab. */
const cardsOff = {
  app: {
    extensions: [
      'entity-card:mesh/mode',
      'entity-card:mesh/placement',
      'entity-card:mesh/mtls',
      'entity-card:mesh/requests',
    ].map(id => ({ [id]: false })),
  },
};

describe('the plugin in a portal of the new frontend system', () => {
  it.each([
    'mesh-onboarding.io/namespaces',
    'backstage.io/kubernetes-id',
    'backstage.io/kubernetes-label-selector',
    'backstage.io/kubernetes-namespace',
  ])('shows cards on an entity with %s', async annotation => {
    renderPortal({ entity: withAnnotations({ [annotation]: 'checkout' }) });
    await screen.findByRole('heading', {
      name: 'In the mesh in all 3 clusters',
    });
    for (const name of cardTitles) {
      expect(await screen.findByRole('region', { name })).toBeVisible();
    }
  });

  it('has no card and no tab for an entity with none of the annotations', () => {
    const linked = withAnnotations({ 'backstage.io/kubernetes-id': 'x' });
    const other = withAnnotations({ 'backstage.io/kubernetes-cluster': 'x' });
    const { filterFunction } = EntityCardBlueprint.dataRefs;
    for (const extension of [
      modeCard,
      placementCard,
      mtlsCard,
      requestsCard,
      meshTab,
    ]) {
      const isFor = createExtensionTester(extension as ExtensionDefinition).get(
        filterFunction,
      ) as (entity: Entity) => boolean;
      expect(isFor(linked)).toBe(true);
      expect(isFor(other)).toBe(false);
    }
  });

  it('lets the portal switch a card off', async () => {
    renderPortal({
      entity: checkout,
      config: { app: { extensions: [{ 'entity-card:mesh/mtls': false }] } },
    });
    expect(
      await screen.findByRole('region', { name: 'Mesh mode' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'mTLS' })).toBeNull();
  });

  it('has a Mesh tab', async () => {
    renderPortal({ entity: checkout, config: cardsOff });
    expect(
      await screen.findByRole('table', { name: 'By cluster' }),
    ).toBeInTheDocument();
  });

  it.each(['/mesh', '/mesh/requests'])(
    'lists the requests at %s',
    async path => {
      renderPortal({ path: `${path}?show=all` });
      expect(
        await screen.findByRole('row', { name: /#1047/ }),
      ).toBeInTheDocument();
    },
  );

  it('shows a request on a page of its own', async () => {
    renderPortal({ path: '/mesh/requests/1047' });
    expect(
      await screen.findByRole('button', { name: 'Approve plan 3f9a' }),
    ).toBeInTheDocument();
  });

  it('has the extensions that a portal configures by their ids', () => {
    const ids = [
      'api:mesh',
      'entity-card:mesh/mode',
      'entity-card:mesh/placement',
      'entity-card:mesh/mtls',
      'entity-card:mesh/requests',
      'entity-content:mesh/mesh',
      'page:mesh',
      'scaffolder-form-field:mesh/namespace-target',
      'scaffolder-form-field:mesh/waypoint-target',
      'scaffolder-form-field:mesh/cluster-registration',
    ];
    const get = (id: string) => () => meshPlugin.getExtension(id as never);
    ids.forEach(id => expect(get(id)).not.toThrow());
    expect(get('page:mesh/other')).toThrow();
  });

  it.each([
    ['MeshNamespaceTarget', namespaceTargetField],
    ['MeshWaypointTarget', waypointTargetField],
    ['MeshClusterRegistration', clusterRegistrationField],
  ])('brings the form field %s', async (name, extension) => {
    const { formFieldLoader } = FormFieldBlueprint.dataRefs;
    const load = createExtensionTester(extension as ExtensionDefinition).get(
      formFieldLoader,
    ) as () => Promise<unknown>;
    expect(await load()).toMatchObject({ name });
  });
});
