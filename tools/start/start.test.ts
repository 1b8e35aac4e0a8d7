import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options';
import { welcome } from './welcome';

test('without arguments: the simulated fleet, 3000 and 7007', () => {
  assert.deepEqual(readOptions([]), {
    fleet: 'simulated',
    hasFrontend: true,
    frontendPort: 3000,
    backendPort: 7007,
    configs: [],
    isVerbose: false,
  });
});

test('other fleets', () => {
  assert.equal(readOptions(['--fleet', 'real']).fleet, 'real');
  assert.equal(readOptions(['--no-fleet']).fleet, 'none');
});

for (const [args, message] of [
  [['--fleet', 'toy'], /--fleet toy: expected simulated or real/],
  [['--port', '99999'], /--port 99999: expected a port/],
  [['--fast'], /npm start -- --help/],
] as const) {
  test(`refuses ${args.join(' ')}`, () => {
    assert.throws(() => readOptions([...args]), message);
  });
}

test('the welcome says where, as whom, and how to end it', () => {
  const text = welcome({
    hasFrontend: true,
    frontendPort: 3001,
    backendPort: 7007,
    folder: '.fleet',
    accounts: [
      { name: 'payments-dev', title: 'Pia', teams: ['team-payments'] },
      { name: 'stranger', title: 'Stray', teams: [] },
    ],
  });
  assert.match(text, /http:\/\/localhost:3001/);
  assert.match(text, /payments-dev +team-payments/);
  assert.match(text, /stranger +no team/);
  assert.match(text, /Ctrl-C stops everything/);
});
