import fc from 'fast-check';
import { boolean, lists, word } from '../vocabulary';

/** TLS of a server, as Gateway and Sidecar have it. */
export const serverTls = fc.record(
  {
    mode: word('SIMPLE', 'MUTUAL', 'PASSTHROUGH', 'ISTIO_MUTUAL'),
    credentialName: word('', 'secret', 'other'),
    serverCertificate: word('', '/cert.pem'),
    privateKey: word('', '/key.pem'),
    httpsRedirect: boolean,
    minProtocolVersion: word('TLSV1_0', 'TLSV1_2'),
    cipherSuites: lists(word('ALL', 'AES128-SHA', 'mine', '-RSA'), 2),
  },
  { requiredKeys: [] },
);
