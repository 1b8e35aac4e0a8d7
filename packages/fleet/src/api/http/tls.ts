import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** What a client has to trust. */
  ca: string;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

/** A certificate authority of the cluster's own and a server certificate for this machine. */
export async function serverCertificate(cluster: string): Promise<Certificate> {
  const notAfterDate = new Date(Date.now() + 10 * YEAR);
  const ca = await generate([{ name: 'commonName', value: `${cluster}-ca` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    curve: 'P-256',
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
    ],
  });
  const server = await generate(
    [{ name: 'commonName', value: 'kube-apiserver' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      curve: 'P-256',
      notAfterDate,
      ca: { key: ca.private, cert: ca.cert },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 2, value: 'kubernetes.default.svc' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    },
  );
  return { key: server.private, cert: server.cert, ca: ca.cert };
}
