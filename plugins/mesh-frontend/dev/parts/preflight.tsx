import { PreflightList, PreflightVerdict } from '../../src/preflight';
import {
  failingPreflight,
  readyPreflight,
  refusal,
  unknownPreflight,
} from '../../src/testing';
import { failureOf } from '../../src/data';
import type { Part } from './types';

const states = {
  failing: failingPreflight,
  unknown: unknownPreflight,
  ready: readyPreflight,
};

const still = { failure: undefined, isChecking: false };

export const preflightParts: Part[] = [
  {
    id: 'preflight',
    element: (
      <div className="sheet-stack">
        {Object.entries(states).map(([name, preflight]) => (
          <div key={name} className="sheet-stack">
            <PreflightVerdict
              state={{ ...still, preflight }}
              onCheck={() => undefined}
            />
            <PreflightList preflight={preflight} />
          </div>
        ))}
        <PreflightVerdict
          state={{ preflight: undefined, failure: undefined, isChecking: true }}
          onCheck={() => undefined}
        />
        <PreflightVerdict
          state={{
            ...still,
            preflight: undefined,
            failure: failureOf(
              refusal(404, 'The credential has expired.', {
                code: 'drop-unknown',
                nextStep: 'Hand it over again.',
              }),
            ),
          }}
          onCheck={() => undefined}
        />
      </div>
    ),
  },
];
