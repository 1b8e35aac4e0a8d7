import {
  createHash,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { sign, verify } from 'node:crypto';
import { resourceOf } from '../kinds/types';
import type { Store } from '../store/store';
import { TOKEN_ACCOUNT } from '../strategy/secret';
import type { KubeObject, UserInfo } from '../types';
import { isObject, textAt, type JsonObject } from '../values';

const base64url = (value: JsonObject) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** Makes and checks the tokens of one cluster: static ones of users, signed ones of service accounts. */
export class TokenAuthority {
  private readonly users = new Map<string, UserInfo>();
  private readonly keys: { privateKey: KeyObject; publicKey: KeyObject };
  private readonly keyId: string;

  constructor(private readonly store: Store, private readonly now: () => Date) {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = this.keys.publicKey.export({ type: 'spki', format: 'pem' });
    this.keyId = createHash('sha256').update(pem).digest('base64url');
  }

  get issuer() {
    return ISSUER;
  }

  addUser(token: string, user: UserInfo) {
    this.users.set(token, user);
  }

  /** A bound token, as TokenRequest gives it. */
  issue(account: KubeObject, audiences: string[], seconds: number) {
    const iat = Math.floor(this.now().getTime() / 1000);
    const { name, namespace, uid } = account.metadata;
    return {
      token: this.sign({
        aud: audiences,
        exp: iat + seconds,
        iat,
        iss: ISSUER,
        jti: randomUUID(),
        'kubernetes.io': { namespace, serviceaccount: { name, uid } },
        nbf: iat,
        sub: `system:serviceaccount:${namespace}:${name}`,
      }),
      expires: new Date((iat + seconds) * 1000),
    };
  }

  /** A token that lives as long as its Secret. */
  issueForSecret(account: KubeObject, secret: KubeObject): string {
    const { name, namespace, uid } = account.metadata;
    return this.sign({
      iss: 'kubernetes/serviceaccount',
      'kubernetes.io/serviceaccount/namespace': namespace,
      'kubernetes.io/serviceaccount/secret.name': secret.metadata.name,
      'kubernetes.io/serviceaccount/service-account.name': name,
      'kubernetes.io/serviceaccount/service-account.uid': uid,
      sub: `system:serviceaccount:${namespace}:${name}`,
    });
  }

  /** Whose token it is; undefined when it is nobody's, has ended, or belongs to what no longer exists. */
  identify(token: string): UserInfo | undefined {
    const user = this.users.get(token);
    if (user) return user;
    const claims = this.verify(token);
    if (!claims) return undefined;
    return claims.exp === undefined
      ? this.identifySecret(token, claims)
      : this.identifyBound(claims);
  }

  private identifyBound(claims: JsonObject): UserInfo | undefined {
    const { exp, aud } = claims;
    const ended = typeof exp !== 'number' || exp * 1000 <= this.now().getTime();
    const forUs = Array.isArray(aud) && aud.includes(ISSUER);
    if (ended || !forUs) return undefined;
    const bound = claims['kubernetes.io'];
    return this.account(
      textAt(bound, 'namespace'),
      textAt(bound, 'serviceaccount', 'name'),
      textAt(bound, 'serviceaccount', 'uid'),
    );
  }

  private identifySecret(token: string, claims: JsonObject) {
    const claim = (name: string) =>
      textAt(claims, `kubernetes.io/serviceaccount/${name}`);
    const secret = this.store
      .table('secrets')
      .get(claim('namespace'), claim('secret.name'));
    const data = textAt(secret, 'data', 'token');
    if (Buffer.from(data, 'base64').toString() !== token) return undefined;
    const account = secret?.metadata.annotations?.[TOKEN_ACCOUNT];
    if (account !== claim('service-account.name')) return undefined;
    return this.account(
      claim('namespace'),
      claim('service-account.name'),
      claim('service-account.uid'),
    );
  }

  private account(namespace: string, name: string, uid: string) {
    const resource = resourceOf({ group: '', plural: 'serviceaccounts' });
    const account = this.store.table(resource).get(namespace, name);
    if (!account || account.metadata.uid !== uid) return undefined;
    return {
      username: `system:serviceaccount:${namespace}:${name}`,
      uid,
      groups: [
        'system:serviceaccounts',
        `system:serviceaccounts:${namespace}`,
        'system:authenticated',
      ],
    };
  }

  private sign(claims: JsonObject): string {
    const header = { alg: 'ES256', kid: this.keyId };
    const content = `${base64url(header)}.${base64url(claims)}`;
    const signature = sign('sha256', Buffer.from(content), {
      key: this.keys.privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    return `${content}.${signature.toString('base64url')}`;
  }

  private verify(token: string): JsonObject | undefined {
    const [header, claims, signature, ...rest] = token.split('.');
    if (!signature || rest.length) return undefined;
    const valid = verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      { key: this.keys.publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    if (!valid) return undefined;
    const parsed: unknown = JSON.parse(
      Buffer.from(claims, 'base64url').toString(),
    );
    return isObject(parsed) ? parsed : undefined;
  }
}
