import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { AuditedCall } from './auditLog';

/** One verb on one resource that a file of `deploy/rbac` gives to one account. */
export interface Grant {
  /** The file of the binding, for example `writer.yaml`. */
  file: string;
  /** As the audit log names it. */
  user: string;
  verb: string;
  /** As in `AuditedCall`. */
  resource: string;
  /** Only there; absent: everywhere. */
  namespace?: string;
  /** Only these; absent: all. */
  names?: string[];
}

const metadata = z.object({
  name: z.string(),
  namespace: z.string().optional(),
});
const roleSchema = z.object({
  kind: z.enum(['ClusterRole', 'Role']),
  metadata,
  rules: z.array(
    z.object({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      resourceNames: z.array(z.string()).optional(),
      verbs: z.array(z.string()),
    }),
  ),
});
const bindingSchema = z.object({
  kind: z.enum(['ClusterRoleBinding', 'RoleBinding']),
  metadata,
  roleRef: z.object({ kind: z.string(), name: z.string() }),
  subjects: z.array(z.object({ name: z.string(), namespace: z.string() })),
});

/** All that the YAML files of a folder grant. */
export function readGrants(folder: string): Grant[] {
  const documents = globSync(join(folder, '*.yaml')).flatMap(path =>
    parseAllDocuments(readFileSync(path, 'utf8')).map(document => ({
      file: basename(path),
      object: document.toJS() as unknown,
    })),
  );
  const roles = documents.flatMap(({ object }) => parsed(roleSchema, object));
  return documents.flatMap(({ file, object }) =>
    parsed(bindingSchema, object).flatMap(({ metadata: at, ...binding }) => {
      const role = roles.find(
        ({ kind, metadata: { name, namespace } }) =>
          kind === binding.roleRef.kind &&
          name === binding.roleRef.name &&
          namespace === (kind === 'Role' ? at.namespace : undefined),
      );
      if (!role) throw new Error(`${file}: no ${binding.roleRef.name}`);
      return binding.subjects.flatMap(subject =>
        grantsOf(role.rules, {
          file,
          user: `system:serviceaccount:${subject.namespace}:${subject.name}`,
          namespace: at.namespace,
        }),
      );
    }),
  );
}

const parsed = <T>(schema: z.ZodType<T>, object: unknown): T[] => {
  const { data } = schema.safeParse(object);
  return data === undefined ? [] : [data];
};

function grantsOf(
  rules: z.infer<typeof roleSchema>['rules'],
  to: Pick<Grant, 'file' | 'user' | 'namespace'>,
): Grant[] {
  return rules.flatMap(rule =>
    rule.apiGroups.flatMap(group =>
      rule.resources.flatMap(resource =>
        rule.verbs.map(verb => ({
          ...to,
          verb,
          resource: `${group}/${resource}`,
          names: rule.resourceNames,
        })),
      ),
    ),
  );
}

/** Whether a call needed the grant. */
export function uses(call: AuditedCall, grant: Grant): boolean {
  return (
    call.user === grant.user &&
    call.resource === grant.resource &&
    verbsOf(call).includes(grant.verb) &&
    (grant.namespace === undefined || grant.namespace === call.namespace) &&
    (grant.names === undefined || grant.names.includes(call.name ?? ''))
  );
}

/** A server-side apply that makes an object needs `create` too: the API server asks for both and logs `patch`. */
function verbsOf({ verb, code }: AuditedCall): string[] {
  return verb === 'patch' && code === 201 ? ['patch', 'create'] : [verb];
}

/** Grants that another grant of the same account makes superfluous. */
export function doubledGrants(grants: Grant[]): Grant[] {
  return grants.filter(one =>
    grants.some(
      other =>
        other !== one &&
        other.user === one.user &&
        other.verb === one.verb &&
        other.resource === one.resource &&
        (other.namespace ?? one.namespace) === one.namespace &&
        (other.names === undefined || other.names === one.names),
    ),
  );
}

/** For messages: `reader.yaml: list /pods`. */
export function grantWords({ file, verb, resource, namespace }: Grant): string {
  return `${file}: ${verb} ${resource}${namespace ? ` in ${namespace}` : ''}`;
}
