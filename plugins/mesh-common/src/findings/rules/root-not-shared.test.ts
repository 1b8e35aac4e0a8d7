import { findIn, subjectsOf } from '../../testing';
import { rootNotShared } from './root-not-shared';

describe('root-not-shared', () => {
  const pem = (body: string) =>
    `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const cluster = (root: string) => ({ yaml: '', root });

  it('is said where no certificate is in both', () => {
    const found = findIn(rootNotShared, {
      east: cluster(pem('AAAA')),
      west: cluster(pem('BBBB')),
    });
    expect(subjectsOf(found)).toEqual(['east Cluster east']);
  });

  it('is silent while a rotation has both in one bundle', () => {
    const both = cluster(pem('AAAA') + pem('BBBB'));
    expect(
      findIn(rootNotShared, { east: cluster(pem('AAAA')), west: both }),
    ).toEqual([]);
  });
});
