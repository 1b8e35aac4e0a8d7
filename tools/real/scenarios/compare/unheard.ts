import { type MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { IstiodAnswer } from '../../../../packages/mesh-cli/src/testing';
import { KubernetesObject } from '../../control-plane/kubernetesObject';

/** What the report has and istiod has not; the other way round is looked at by `differencesFromIstiod`. */
export function unheard(
  report: MeshReport,
  istiod: IstiodAnswer,
  items: readonly KubernetesObject[],
  namespaces: readonly string[],
): string[] {
  const isHere = ({ namespace }: { namespace: string }) =>
    namespaces.includes(namespace);
  const pods = new Set(
    istiod.workloads
      .filter(({ kind }) => kind === 'Pod')
      .map(({ namespace, name }) => `${namespace}/${name}`),
  );
  const services = new Set(
    istiod.services.map(({ namespace, name }) => `${namespace}/${name}`),
  );
  const aliases = aliasesOf(items);
  return [
    ...report.pods
      .filter(isHere)
      .filter(pod => pod.mode !== 'finished')
      .map(pod => `${pod.namespace}/${pod.pod}`)
      .filter(name => !pods.has(name))
      .map(name => `pod ${name}: the report has it, istiod has not`),
    ...report.services
      .filter(isHere)
      .filter(({ visibility }) => visibility !== 'none')
      .map(service => `${service.namespace}/${service.service}`)
      .filter(name => !services.has(name) && !aliases.has(name))
      .map(name => `service ${name}: the report has it, istiod has not`),
  ];
}

/** A Service of type ExternalName is a name of something else; ambient does not know it. */
function aliasesOf(items: readonly KubernetesObject[]): Set<string> {
  const aliases = items.filter(({ kind, spec }) => {
    const { type } = (spec ?? {}) as { type?: string };
    return kind === 'Service' && type === 'ExternalName';
  });
  return new Set(
    aliases.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
  );
}
