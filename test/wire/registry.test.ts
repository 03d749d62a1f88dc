import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { api, shape } from '../../src/model/api.ts';
import { registry } from '../../src/operations/registry.ts';

const inModel = Object.keys(api.operations).sort();

describe('the names of all operations are the same', () => {
  test('in the model and the registry', () => assert.deepEqual(Object.keys(registry).sort(), inModel));
  test("in the model and the SDK, whose types the registry's are", () => {
    const commands = Object.keys(Sdk).flatMap(name => /^([A-Z]\w+)Command$/.exec(name)?.[1] ?? []);
    assert.deepEqual(commands.sort(), inModel);
  });
});

test('32 operations of the published model are public, and three newer ones', () => {
  const open = Object.values(api.operations).filter(operation => operation.auth === 'none');
  assert.equal(open.length, 35);
});

test('13 operations have no output', () => {
  assert.equal(Object.values(api.operations).filter(operation => operation.output === null).length, 13);
});

describe('the type that decides who needs an access token follows the model', () => {
  // The entries' types come from the SDK; at run time the wire asks the model. Both say the same of these edges.
  const rows: [operation: string, needed: boolean][] = [
    ['GetUser', true],
    ['ChangePassword', true],
    ['StartWebAuthnRegistration', true],
    ['GetDevice', false],
    ['ForgetDevice', false],
    ['AssociateSoftwareToken', false],
    ['VerifySoftwareToken', false],
    ['InitiateAuth', false],
    ['AdminGetUser', false],
  ];
  for (const [operation, needed] of rows) {
    test(operation, () => {
      const required = shape(api.operations[operation]?.input ?? '').required ?? [];
      assert.equal(required.includes('AccessToken'), needed);
    });
  }
});
