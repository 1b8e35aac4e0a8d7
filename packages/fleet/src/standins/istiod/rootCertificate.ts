import { ConfigMaps, Namespaces } from '../client';
import { isDeleted } from '../pods';
import type { Run } from '../standIn';
import type { IstiodOptions } from './options';

const NAME = 'istio-ca-root-cert';
const WITHOUT = ['kube-public', 'kube-node-lease'];

/** Keeps the mesh's root certificate in every namespace, enrolled or not, and repairs what others do to it. */
export function keepRootCertificate(run: Run, options: IstiodOptions): void {
  const namespaces = run.informer(Namespaces);
  const maps = run.informer(ConfigMaps);
  const data = { 'root-cert.pem': options.rootCertificate };
  const queue = run.queue(async namespace => {
    const live = namespaces.get(namespace);
    if (!live || isDeleted(live) || WITHOUT.includes(namespace)) return;
    const known = maps.get(`${namespace}/${NAME}`);
    const labels = { 'istio.io/config': 'true' };
    if (!known) {
      const metadata = { name: NAME, namespace, labels };
      const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
      await run.write.create(ConfigMaps, map, namespace);
    } else if (known.data?.['root-cert.pem'] !== options.rootCertificate) {
      await run.write.patch(ConfigMaps, known.metadata, { data });
    }
  });
  run.on(Namespaces, ({ key }) => queue.add(key));
  run.on(ConfigMaps, ({ before, after }) => {
    const { name, namespace } = (after ?? before)!.metadata;
    if (name === NAME && namespace) queue.add(namespace);
  });
}
