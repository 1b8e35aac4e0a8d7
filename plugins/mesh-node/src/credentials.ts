/**
 * How the backend proves itself to one cluster. PEM and tokens are secret: they are never logged, returned or rendered.
 * @public
 */
export type ClusterCredential =
  | { readonly type: 'token'; readonly token: string }
  /** A file that somebody else rotates, e.g. a projected service account token; read again before it is a minute old. */
  | { readonly type: 'token-file'; readonly file: string }
  | {
      readonly type: 'client-certificate';
      readonly certPem: string;
      readonly keyPem: string;
    };
