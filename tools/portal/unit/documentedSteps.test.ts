import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretsIn } from '../checks/config';
import { documentedSteps } from '../documentedSteps';

test('only marked blocks are steps, in their order', () => {
  const page = [
    '```json portal:package.json\n{}\n```',
    '```sh\nnot a step\n```',
    '```sh portal:sh\nyarn add a\nyarn add b\n```',
  ].join('\n\n');
  assert.deepEqual(documentedSteps(page), [
    { target: 'package.json', text: '{}\n' },
    { target: 'sh', text: 'yarn add a\nyarn add b\n' },
  ]);
});

test('a secret is found as it is and as part of a URL', () => {
  const secrets = { key: 'a+b=', password: 'hidden' };
  assert.deepEqual(secretsIn('{"key":"a+b="}', secrets), ['key']);
  assert.deepEqual(secretsIn('https://x?key=a%2Bb%3D', secrets), ['key']);
  assert.deepEqual(secretsIn('nothing', secrets), []);
});
