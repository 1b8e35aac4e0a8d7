import fc from 'fast-check';
import { orAbsent, wantedLabels } from './metadata';

const MODES = ['STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'];

/** `{}` is `mtls` without a mode. */
const mtls = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...MODES).map(mode => ({ mode })) },
  { weight: 1, arbitrary: fc.constant({}) },
);

const ports = fc.dictionary(
  fc.constantFrom('80', '8080', '9090', '15008', '65535'),
  mtls,
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

/** The API server wants a non-empty selector where there are ports, and takes any other mixture. */
export const policySpec = fc.oneof(
  { weight: 2, arbitrary: fc.record({ mtls: orAbsent(mtls, 4) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      mtls: orAbsent(mtls, 4),
      selector: fc.constantFrom({}, { matchLabels: {} }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      mtls: orAbsent(mtls, 4),
      selector: wantedLabels.map(matchLabels => ({ matchLabels })),
      portLevelMtls: orAbsent(ports),
    }),
  },
);

export const policySpecOrNone = fc.oneof(
  { weight: 20, arbitrary: policySpec },
  { weight: 1, arbitrary: fc.constantFrom(undefined, {}) },
);
