import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMarks } from '../../src/tap/marks.ts';
import { createWatch } from '../../src/tap/watch.ts';

const markOf = createMarks(Buffer.from('a key'));
const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln';

/** A call as it is shown and recorded. */
function watched(input: unknown, agent = 'aws-sdk-js/3.1 ua/2.1') {
  const watch = createWatch({
    markOf,
    since: 0,
    showUsers: false,
    withBodies: true,
    clientOf: () => undefined,
    titleOf: () => undefined,
    likelyCause: () => undefined,
  });
  return watch({
    startedAt: 0,
    milliseconds: 1,
    operation: 'SignUp',
    headers: { 'user-agent': agent },
    body: Buffer.from(JSON.stringify(input)),
    signed: 'no',
    answer: {
      status: 400,
      headers: {},
      body: Buffer.from('{"__type":"NotAuthorizedException","message":"No."}'),
      brokeOff: false,
    },
  });
}

describe('what stands where an id of an app client belongs', () => {
  const rows = [
    ['an id', { ClientId: '1example23456789' }, '1example23456789'],
    ['an id with parts of a name', { ClientId: 'anna1example', Username: 'anna' }, 'anna1example'],
    ['a token', { ClientId: token }, markOf('value', token)],
    ['an address', { ClientId: 'anna@example.com' }, markOf('value', 'anna@example.com')],
    ['a long text', { ClientId: 'a'.repeat(100_000) }, markOf('value', 'a'.repeat(100_000))],
    ['the password of the call', { ClientId: 'Geheim1', Password: 'Geheim1' }, markOf('password', 'Geheim1')],
  ] as const;
  for (const [name, input, shown] of rows) test(name, () => assert.equal(watched(input).clientId, shown));
});

test('a pool id that cannot be one is a mark', () => {
  assert.equal(watched({ UserPoolId: 'eu-west-1_Example1' }).poolId, 'eu-west-1_Example1');
  assert.equal(watched({ UserPoolId: token }).poolId, markOf('value', token));
});

test('what a caller says of itself quotes no secret of the call', () => {
  const { agent } = watched({ Password: 'Geheim-1234' }, `app Geheim-1234 anna@example.com ${token}`);
  assert.equal(
    agent,
    `app ${markOf('password', 'Geheim-1234')} ${markOf('email', 'anna@example.com')} ${markOf('token', token)}`,
  );
  assert.equal(watched({}).agent, 'aws-sdk-js/3.1 ua/2.1');
});
