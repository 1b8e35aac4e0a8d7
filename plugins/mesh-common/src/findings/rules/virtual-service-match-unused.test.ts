import { findIn, istioYaml } from '../../testing';
import { virtualServiceMatchUnused } from './virtual-service-match-unused';

describe('virtual-service-match-unused', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  const rules = (...matches: object[]) =>
    findIn(
      virtualServiceMatchUnused,
      vs('shop/a', { http: matches.map(match => ({ match: [match] })) }),
    );
  const prefix = (text: string, rest = {}) => ({
    uri: { prefix: text },
    ...rest,
  });

  it('names a match that was there before, whatever it is called', () => {
    const [found] = rules(
      prefix('/a', { name: 'x' }),
      prefix('/a', { name: 'y' }),
    );
    expect(found.message).toContain('"y"');
  });

  it('names a path under an earlier prefix', () => {
    expect(rules(prefix('/api'), prefix('/api/v1'))).toHaveLength(1);
    expect(rules(prefix('/api/v1'), prefix('/api'))).toEqual([]);
  });

  it('lets other conditions tell them apart', () => {
    const post = { method: { exact: 'POST' } };
    expect(rules(prefix('/api'), prefix('/api/v1', post))).toEqual([]);
    expect(rules(prefix('/api', { port: 80 }), prefix('/api/v1'))).toEqual([]);
    const header = { headers: { x: { exact: '1' } } };
    expect(rules(prefix('/api', header), prefix('/api/v1'))).toEqual([]);
    expect(
      rules(prefix('/api', header), prefix('/api/v1', header)),
    ).toHaveLength(1);
  });

  it('tells matches apart by fields that it does not know', () => {
    expect(rules(prefix('/a', { ignoreUriCase: true }), prefix('/a'))).toEqual(
      [],
    );
  });
});
