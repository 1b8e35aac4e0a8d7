import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { entity } from './shape';
import { silentLogger } from './silentLogger';

/** What is used of the Kubernetes plugin's own classes, which it does not export. */
interface PeerModule {
  KubernetesInitializer: {
    create(options: object): {
      init(): Promise<{
        objectsProvider: {
          getKubernetesObjectsByEntity(
            input: { entity: object; auth: object },
            options: { credentials: object },
          ): Promise<{ items: unknown[] }>;
        };
      }>;
    };
  };
}

/** The peer's own code without HTTP: what it does for one view of the entity. */
export async function peerInMemory(config: JsonObject) {
  const path =
    '@backstage/plugin-kubernetes-backend/dist/service/KubernetesInitializer.cjs.js';
  const { KubernetesInitializer }: PeerModule = require(path);
  const { objectsProvider } = await KubernetesInitializer.create({
    logger: silentLogger,
    config: new ConfigReader(config),
    catalog: {},
    auth: mockServices.auth(),
  }).init();
  const credentials = await mockServices.auth().getOwnServiceCredentials();
  const component = {
    kind: 'Component',
    metadata: { name: entity.name, annotations: entity.annotations },
  };
  return () =>
    objectsProvider.getKubernetesObjectsByEntity(
      { entity: component, auth: {} },
      { credentials },
    );
}
