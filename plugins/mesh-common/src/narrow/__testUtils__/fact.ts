import { FactKind, FactTypes } from '../../facts';
import chart from '../__fixtures__/istio-ambient-chart.json';
import { narrow } from '../narrow';

export const meta = (extra: object = {}) => ({
  uid: 'u-1',
  name: 'web',
  namespace: 'shop',
  creationTimestamp: '2026-11-24T08:00:00Z',
  ...extra,
});

/** @throws where it cannot be read: a typing error in a test must not look like an empty fact */
export function fact<K extends FactKind>(
  kind: K,
  object: unknown,
): FactTypes[K] {
  const result = narrow[kind](object);
  if (!result.ok) throw new Error(`${result.field}: ${result.expected}`);
  return result.fact;
}

/** An object that the chart of Istio installs. */
export const fromChart = (kind: string, name: string) =>
  chart.find(o => o.kind === kind && o.metadata.name === name);
