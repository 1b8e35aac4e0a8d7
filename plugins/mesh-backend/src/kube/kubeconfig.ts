import { parse as parseYaml } from 'yaml';
import {
  KubeconfigCluster,
  KubeconfigDocument,
  kubeconfigSchema,
  KubeconfigUser,
} from './kubeconfigSchema';
import { refuseUnsafe } from './kubeconfigSafety';
import { certificatesIn, decodePem, privateKeyIn } from './pem';

/** Inline material, or the file it is in (as written, relative to the kubeconfig). */
export type Material = { readonly inline: string } | { readonly file: string };

/** What a kubeconfig says about one context. */
export interface KubeconfigTarget {
  readonly context: string;
  readonly server: string;
  readonly ca?: Material;
  readonly tlsServerName?: string;
  readonly skipTlsVerify: boolean;
  readonly credential:
    | { readonly type: 'token'; readonly token: string }
    | { readonly type: 'token-file'; readonly file: string }
    | {
        readonly type: 'client-certificate';
        readonly cert: Material;
        readonly key: Material;
      };
}

/** `field` is a path in the document; neither it nor the message holds any of the values. */
export interface KubeconfigRefusal {
  readonly ok: false;
  /** `unsafe`: it would run a program, read files or weaken TLS. */
  readonly code: 'invalid' | 'unsafe';
  readonly field: string;
  readonly message: string;
  readonly nextStep: string;
}

export type KubeconfigResult =
  | { readonly ok: true; readonly target: KubeconfigTarget }
  | KubeconfigRefusal;

/**
 * Reads one context of a kubeconfig: the named one, the current one, or the only one.
 *
 * Programs (`exec`, `auth-provider`) and impersonation are always refused. `strict` is for kubeconfigs that a person hands in:
 * then also paths of files, `proxy-url`, `insecure-skip-tls-verify` and plain HTTP.
 */
export function parseKubeconfig(
  yamlText: string,
  options: { strict?: boolean; context?: string } = {},
): KubeconfigResult {
  const document = readDocument(yamlText);
  if (!document.ok) return document;
  const chosen = chooseContext(document.value, options.context);
  if (!chosen.ok) return chosen;
  const refusal = refuseUnsafe(chosen, options.strict ?? false);
  if (refusal) return refusal;
  return targetOf(chosen);
}

export interface ChosenContext {
  readonly context: string;
  readonly cluster: KubeconfigCluster;
  readonly user: KubeconfigUser;
  /** Where cluster and user are in the document, for messages. */
  readonly clusterPath: string;
  readonly userPath: string;
}

type Chosen = ({ readonly ok: true } & ChosenContext) | KubeconfigRefusal;

function readDocument(
  yamlText: string,
): { ok: true; value: KubeconfigDocument } | KubeconfigRefusal {
  let raw: unknown;
  try {
    // Warnings would be printed, and quote the text; `silent` would swallow errors too.
    raw = parseYaml(yamlText, { logLevel: 'error' });
  } catch {
    return invalid('', 'this is not YAML', 'Paste the whole kubeconfig.');
  }
  const parsed = kubeconfigSchema.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue.path.join('.');
  return invalid(
    field,
    `${field || 'the document'} is not as a kubeconfig has it`,
    'Paste a kubeconfig with clusters, users and contexts, as `kubectl config view --raw --minify --flatten` prints it.',
  );
}

function chooseContext(
  document: KubeconfigDocument,
  wanted: string | undefined,
): Chosen {
  const { contexts, clusters, users } = document;
  const name =
    wanted ??
    (document['current-context'] ||
      (contexts.length === 1 ? contexts[0].name : ''));
  const context = contexts.find(c => c.name === name)?.context;
  if (!context) {
    return invalid(
      'current-context',
      name
        ? 'the context it names is not in the kubeconfig'
        : 'the kubeconfig has several contexts and none is current',
      'Print one context with `kubectl config view --raw --minify --flatten`.',
    );
  }
  const cluster = clusters.findIndex(c => c.name === context.cluster);
  const user = users.findIndex(u => u.name === context.user);
  if (cluster < 0 || user < 0) {
    return invalid(
      'contexts',
      'the context names a cluster or user that is not in the kubeconfig',
      'Print one context with `kubectl config view --raw --minify --flatten`.',
    );
  }
  return {
    ok: true,
    context: name,
    cluster: clusters[cluster].cluster,
    user: users[user].user,
    clusterPath: `clusters.${cluster}.cluster`,
    userPath: `users.${user}.user`,
  };
}

function targetOf(chosen: ChosenContext): KubeconfigResult {
  const { cluster, clusterPath } = chosen;
  const ca = material(
    cluster['certificate-authority-data'],
    cluster['certificate-authority'],
    certificatesIn,
  );
  if (ca === 'unreadable') {
    return notPem(`${clusterPath}.certificate-authority-data`);
  }
  const credential = credentialOf(chosen);
  if ('ok' in credential) return credential;
  return {
    ok: true,
    target: {
      context: chosen.context,
      server: cluster.server,
      ...(ca && { ca }),
      ...(cluster['tls-server-name'] && {
        tlsServerName: cluster['tls-server-name'],
      }),
      skipTlsVerify: cluster['insecure-skip-tls-verify'] ?? false,
      credential,
    },
  };
}

function credentialOf({
  user,
  userPath,
}: ChosenContext): KubeconfigTarget['credential'] | KubeconfigRefusal {
  const cert = material(
    user['client-certificate-data'],
    user['client-certificate'],
    certificatesIn,
  );
  const key = material(
    user['client-key-data'],
    user['client-key'],
    privateKeyIn,
  );
  if (cert === 'unreadable') {
    return notPem(`${userPath}.client-certificate-data`);
  }
  if (key === 'unreadable') return notPem(`${userPath}.client-key-data`);
  if (user.token) return { type: 'token', token: user.token };
  if (user.tokenFile) return { type: 'token-file', file: user.tokenFile };
  if (cert && key) return { type: 'client-certificate', cert, key };
  return invalid(
    userPath,
    'the user has neither a token nor a client certificate with its key',
    'Use the token of a service account, or `kubectl config view --raw` so that the credential is printed.',
  );
}

function material(
  data: string | undefined,
  file: string | undefined,
  accept: (pem: string) => boolean,
): Material | undefined | 'unreadable' {
  if (data !== undefined) {
    const inline = decodePem(data);
    return inline && accept(inline) ? { inline } : 'unreadable';
  }
  return file === undefined ? undefined : { file };
}

function notPem(field: string): KubeconfigRefusal {
  return invalid(
    field,
    `${field} is not PEM in base64`,
    'Print it with `kubectl config view --raw --minify --flatten`.',
  );
}

function invalid(
  field: string,
  message: string,
  nextStep: string,
): KubeconfigRefusal {
  return { ok: false, code: 'invalid', field, message, nextStep };
}
