import { findIn, subjectsOf } from '../../testing';
import { versionSkew } from './version-skew';

describe('version-skew', () => {
  const at = (version: string) => ({ yaml: '', version });

  it('is said of two minor versions', () => {
    expect(
      subjectsOf(
        findIn(versionSkew, { east: at('1.29.3'), west: at('1.31.0') }),
      ),
    ).toEqual(['east Cluster east']);
  });

  it('is silent for one, and for what is no version', () => {
    expect(
      findIn(versionSkew, { east: at('1.30.3'), west: at('1.31.0') }),
    ).toEqual([]);
    expect(
      findIn(versionSkew, { east: at('latest'), west: at('1.31.0') }),
    ).toEqual([]);
  });
});
