import { watched } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { z } from 'zod';
import { KubeClient } from '../kube';

/** One thing that a credential may or may not do. */
export interface Right {
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  readonly verb: string;
  readonly namespace?: string;
  readonly name?: string;
}

const systemKinds = Object.values(watched);

/** What watching a cluster takes (deploy/rbac/reader.yaml). */
export function readingRights(systemNamespace: string): Right[] {
  return systemKinds.flatMap(({ group, plural, names }) =>
    names
      ? names.map(name => ({
          group,
          resource: plural,
          verb: 'get',
          namespace: systemNamespace,
          name,
        }))
      : ['list', 'watch'].map(verb => ({ group, resource: plural, verb })),
  );
}

/** What telling istiod of other clusters takes (deploy/rbac/register.yaml). */
export function registeringRights(
  systemNamespace: string,
  secretNames: readonly string[],
): Right[] {
  const secret = { group: '', resource: 'secrets', namespace: systemNamespace };
  return [
    // Made by server-side apply: for a new object the API server asks for create and patch, both by name. Deleted when the
    // cluster is deregistered.
    ...secretNames.flatMap(name =>
      ['get', 'create', 'patch', 'delete'].map(verb => ({
        ...secret,
        verb,
        name,
      })),
    ),
    {
      group: '',
      resource: 'serviceaccounts',
      subresource: 'token',
      verb: 'create',
      namespace: systemNamespace,
      name: 'istio-reader-service-account',
    },
  ];
}

/** `list pods`, `get configmaps/istio` */
export function rightWords({
  verb,
  resource,
  subresource,
  name,
}: Right): string {
  const what = subresource ? `${resource}/${subresource}` : resource;
  return name && !subresource ? `${verb} ${what}/${name}` : `${verb} ${what}`;
}

const reviewSchema = z.object({ status: z.object({ allowed: z.boolean() }) });

/** Asks the cluster itself which of the rights are missing (SelfSubjectAccessReview). @throws KubeError */
export async function missingRights(
  client: KubeClient,
  rights: readonly Right[],
): Promise<Right[]> {
  const answers = await Promise.all(
    rights.map(async right => {
      const { group, resource, subresource, verb, namespace, name } = right;
      const { body } = await client.request({
        method: 'POST',
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              group,
              resource,
              verb,
              ...(subresource && { subresource }),
              ...(namespace && { namespace }),
              ...(name && { name }),
            },
          },
        },
      });
      return reviewSchema.parse(body).status.allowed;
    }),
  );
  return rights.filter((_, i) => !answers[i]);
}
