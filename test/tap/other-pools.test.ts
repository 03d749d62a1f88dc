import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createMarks } from '../../src/tap/marks.ts';
import { createWatch } from '../../src/tap/watch.ts';

const minute = 60_000;
const [here, there] = ['us-east-1_PoolHere1', 'us-east-1_PoolThere1'];
const pools = new Map([
  ['1here', { name: 'here', poolId: here }],
  ['2here', { name: 'sibling', poolId: here }],
  ['1there', { name: 'there', poolId: there }],
]);

/** A call of one user by an app client, refused where it has an error. */
type Call = readonly [operation: string, ClientId: string, error?: string];

/** What is told of the last call, where each is a minute after the one before. */
function told(calls: readonly Call[], clients: typeof pools) {
  const watch = createWatch({
    markOf: createMarks(Buffer.from('a key')),
    since: 0,
    showUsers: false,
    withBodies: false,
    clientOf: id => clients.get(id),
    titleOf: () => undefined,
    likelyCause: () => undefined,
  });
  const seen = calls.map(([operation, ClientId, error], at) => {
    const signed = operation.startsWith('Admin') ? 'as it came' : 'no';
    const UserPoolId = signed === 'no' ? undefined : pools.get(ClientId)?.poolId;
    const isReset = operation === 'ConfirmForgotPassword';
    const input = { ClientId, UserPoolId, Username: 'anna@example.com' };
    return watch({
      startedAt: at * minute,
      milliseconds: 1,
      operation,
      headers: {},
      body: Buffer.from(JSON.stringify({ ...input, ...(isReset && { ConfirmationCode: `10000${at}` }) })),
      signed,
      answer: {
        status: error === undefined ? 200 : 400,
        headers: {},
        body: Buffer.from(JSON.stringify(error === undefined ? {} : { __type: error, message: 'No.' })),
        brokeOff: false,
      },
    });
  });
  return seen.at(-1)?.cause;
}

const refused = (ClientId: string, error: string): Call => ['ConfirmForgotPassword', ClientId, error];
const otherPool = new RegExp(
  `^The last code is said to have been sent by ForgotPassword of .*1here.* 60 seconds before, in pool ${here}\\. ` +
    `.*1there.*, which submitted this one, belongs to another pool, ${there}:`,
);

describe('a code that was asked for in one pool and submitted in another', () => {
  const twice: readonly Call[] = [
    ['ForgotPassword', '1here'],
    ['ForgotPassword', '1here'],
  ];
  const signIns: readonly Call[] = [
    ['AdminInitiateAuth', '1here'],
    ['AdminInitiateAuth', '1there'],
  ];
  for (const [name, calls, clients, cause, says] of [
    [
      'as a wrong one',
      [...twice, refused('1there', 'CodeMismatchException')],
      pools,
      'hidden-user-submits-code',
      otherPool,
    ],
    [
      'as an expired one',
      [...twice, refused('1there', 'ExpiredCodeException')],
      pools,
      'no-code-requested',
      otherPool,
    ],
    [
      'where only calls tell the pools',
      [...signIns, ...twice, refused('1there', 'CodeMismatchException')],
      new Map(),
      'hidden-user-submits-code',
      otherPool,
    ],
    [
      'where nothing tells the pools',
      [...twice, refused('1there', 'CodeMismatchException')],
      new Map(),
      'code-replaced',
      /^2 codes/,
    ],
    [
      'of one pool after all',
      [...twice, refused('2here', 'ExpiredCodeException')],
      pools,
      'code-issued-to-another-client',
      /^This code was issued to here/,
    ],
    [
      'and asked for there too',
      [...twice, ['ForgotPassword', '1there'], refused('1there', 'CodeMismatchException')],
      pools,
      'code-mismatch',
      /^One code/,
    ],
  ] satisfies readonly (readonly [string, readonly Call[], typeof pools, string, RegExp])[])
    test(name, () => {
      const found = told(calls, clients);
      assert.equal(found?.id, cause, JSON.stringify(found));
      assert.match(found.says, says);
    });
});
