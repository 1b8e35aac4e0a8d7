import { get } from 'node:https';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { MANIFEST_TYPES } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { plural } from '../commands/export/resources';

const listSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  items: z.array(z.looseObject({})),
});

const VERSIONS: Readonly<Record<string, string>> = {
  'networking.istio.io/EnvoyFilter': 'v1alpha3',
  'extensions.istio.io/WasmPlugin': 'v1alpha1',
  'autoscaling/HorizontalPodAutoscaler': 'v2',
};

/**
 * What `kubectl get -A -o json` prints of every kind that the model reads, a file of its own in a folder for each cluster of
 * a kubeconfig.
 * @returns the folder of each cluster, by name
 */
export async function exportClusters(
  kubeconfig: string,
  folder: string,
): Promise<Record<string, string>> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const folders: Record<string, string> = {};
  for (const { name } of config.getContexts()) {
    config.setCurrentContext(name);
    folders[name] = join(folder, name);
    mkdirSync(folders[name], { recursive: true });
    for (const path of paths()) {
      const list = await listAt(config, path);
      if (!list) continue;
      const items = list.items.map(item => ({
        apiVersion: list.apiVersion,
        kind: list.kind.replace(/List$/, ''),
        ...item,
      }));
      const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      writeFileSync(
        join(folders[name], `${path.replace(/\W/g, '_')}.json`),
        text,
      );
    }
  }
  return folders;
}

function paths(): string[] {
  const named = MANIFEST_TYPES.map(({ group, kind }) => {
    const version = VERSIONS[`${group}/${kind}`] ?? 'v1';
    const prefix = group ? `/apis/${group}/${version}` : `/api/${version}`;
    return `${prefix}/${plural(kind)}`;
  });
  return [...named, '/api/v1/configmaps'];
}

/** null: the cluster does not serve the kind. */
function listAt(config: KubeConfig, path: string) {
  const [cluster, user] = [config.getCurrentCluster(), config.getCurrentUser()];
  const options = {
    ca: Buffer.from(cluster?.caData ?? '', 'base64'),
    headers: { authorization: `Bearer ${user?.token}` },
  };
  return new Promise<z.output<typeof listSchema> | null>((resolve, reject) => {
    get(`${cluster?.server}${path}`, options, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode = 0 } = response;
        // 404 is a kind without its CRD, 501 one that the simulated API server does not play.
        if (statusCode === 404 || statusCode === 501) return resolve(null);
        const text = Buffer.concat(chunks).toString();
        if (statusCode !== 200) return reject(new Error(`${path}: ${text}`));
        return resolve(listSchema.parse(JSON.parse(text)));
      });
    }).on('error', reject);
  });
}
