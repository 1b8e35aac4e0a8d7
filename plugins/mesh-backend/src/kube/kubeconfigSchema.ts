import { z } from 'zod';

const text = z.string().min(1);

/** The parts of a kubeconfig (kubernetes.io/docs/reference/config-api/kubeconfig.v1) that can matter; others are ignored. */
export const kubeconfigSchema = z.object({
  'current-context': z.string().optional(),
  clusters: z
    .array(
      z.object({
        name: text,
        cluster: z.object({
          server: text,
          'certificate-authority-data': text.optional(),
          'certificate-authority': text.optional(),
          'tls-server-name': text.optional(),
          'insecure-skip-tls-verify': z.boolean().optional(),
          'proxy-url': text.optional(),
        }),
      }),
    )
    .min(1),
  users: z
    .array(
      z.object({
        name: text,
        user: z
          .object({
            token: text.optional(),
            tokenFile: text.optional(),
            'client-certificate-data': text.optional(),
            'client-key-data': text.optional(),
            'client-certificate': text.optional(),
            'client-key': text.optional(),
            username: text.optional(),
            password: text.optional(),
            exec: z.unknown().optional(),
            'auth-provider': z.unknown().optional(),
            as: text.optional(),
            'as-uid': z.unknown().optional(),
            'as-groups': z.unknown().optional(),
            'as-user-extra': z.unknown().optional(),
          })
          .nullish()
          .transform(user => user ?? {}),
      }),
    )
    .min(1),
  contexts: z
    .array(
      z.object({
        name: text,
        context: z.object({ cluster: text, user: text }),
      }),
    )
    .min(1),
});

export type KubeconfigDocument = z.infer<typeof kubeconfigSchema>;
export type KubeconfigCluster =
  KubeconfigDocument['clusters'][number]['cluster'];
export type KubeconfigUser = KubeconfigDocument['users'][number]['user'];
