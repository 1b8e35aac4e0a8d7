import {
  ensureObject,
  fill,
  isObject,
  listAt,
  objectAt,
  textAt,
  type JsonObject,
} from '../values';
import type { FieldError } from '../status';

const drafts = (value: JsonObject, field: string): JsonObject[] =>
  listAt(value, field).filter(isObject);

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

function fillProbe(probe: JsonObject) {
  fill(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  if (isObject(probe.httpGet)) {
    fill(probe.httpGet, { path: '/', scheme: 'HTTP' });
  }
}

/** `:latest`, or no tag at all and no digest, is pulled always. */
function pullPolicy(image: string): string {
  if (image.includes('@')) return 'IfNotPresent';
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

function fillContainer(container: JsonObject) {
  fill(container, {
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: pullPolicy(String(container.image ?? '')),
  });
  for (const port of drafts(container, 'ports'))
    fill(port, { protocol: 'TCP' });
  for (const env of drafts(container, 'env')) {
    const ref = objectAt(env, 'valueFrom', 'fieldRef');
    if (Object.keys(ref).length) fill(ref, { apiVersion: 'v1' });
  }
  for (const name of PROBES) {
    const probe = container[name];
    if (isObject(probe)) fillProbe(probe);
  }
}

const MODE = { defaultMode: 0o644 };

function fillVolume(volume: JsonObject) {
  for (const name of ['secret', 'configMap', 'downwardAPI', 'projected']) {
    const source = volume[name];
    if (isObject(source)) fill(source, MODE);
  }
  const projected = objectAt(volume, 'projected');
  for (const source of drafts(projected, 'sources')) {
    if (isObject(source.serviceAccountToken)) {
      fill(source.serviceAccountToken, { expirationSeconds: 3600 });
    }
  }
  if (isObject(volume.hostPath)) fill(volume.hostPath, { type: '' });
}

/** The defaults of a PodSpec wherever it stands: in a Pod and in the template of a workload. */
export function fillPodSpec(spec: JsonObject) {
  fill(spec, {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    terminationGracePeriodSeconds: 30,
    securityContext: {},
  });
  // The two names are one field; both are always written.
  if (spec.serviceAccountName) spec.serviceAccount = spec.serviceAccountName;
  else if (spec.serviceAccount) spec.serviceAccountName = spec.serviceAccount;
  for (const field of ['initContainers', 'containers']) {
    drafts(spec, field).forEach(fillContainer);
  }
  drafts(spec, 'volumes').forEach(fillVolume);
}

export const fillTemplate = (workload: JsonObject) =>
  fillPodSpec(ensureObject(workload, 'spec', 'template', 'spec'));

const required = (field: string): FieldError => ({
  field,
  reason: 'FieldValueRequired',
  text: 'Required value',
});

/** @param path - where the PodSpec stands: `spec`, `spec.template.spec` */
export function validatePodSpec(spec: JsonObject, path: string): FieldError[] {
  const containers = listAt(spec, 'containers');
  if (!containers.length) return [required(`${path}.containers`)];
  const names = new Set<string>();
  return ['initContainers', 'containers'].flatMap(list =>
    drafts(spec, list).flatMap((container, i) => {
      const field = `${path}.${list}[${i}]`;
      const name = textAt(container, 'name');
      const errors: FieldError[] = [];
      if (!name) errors.push(required(`${field}.name`));
      else if (names.has(name)) {
        errors.push({
          field: `${field}.name`,
          reason: 'FieldValueDuplicate',
          text: `Duplicate value: ${JSON.stringify(name)}`,
        });
      }
      names.add(name);
      if (!textAt(container, 'image')) errors.push(required(`${field}.image`));
      return errors;
    }),
  );
}
