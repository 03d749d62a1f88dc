import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import type { Browse, PageRequest, Visit } from '../../src/guard/visit.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { openPage } from '../../src/probe/open-page.ts';
import { describedUser } from '../../src/probe/probed-users.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';

const text = `regions: [eu-west-1]
functions: { mail: { handler: "lifeguard:custom-message" } }
resetPage: { url: https://page.example/reset }
pools:
  - id: eu-west-1_Page
    name: page
    triggers: { CustomMessage: mail }
    users: [{ username: ann, email: ann@example.com }]
    clients: [{ id: web, name: web }, { id: app, name: app }]
`;
const link = 'https://page.example/reset?cid=web&pid=eu-west-1_Page&code=123456&email=ann%40example.com';
const aws = 'https://cognito-idp.eu-west-1.amazonaws.com/';

/** What the stage says of a page that makes these calls. */
async function opened(calls: readonly PageRequest[], sees: Partial<Visit> = {}): Promise<string> {
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  const probed = {
    target: { kind: 'aws' },
    usersOf: (pool: Parameters<typeof describedUser>[0]) => describedUser(pool, undefined),
    isKept: false,
  } as const;
  const { subjects } = subjectsIn(read.pools, { client: 'web', user: undefined }, probed);
  const [subject] = subjects;
  assert.ok(subject);
  const visit: Visit = {
    ...{ form: 'submitted', obstacle: undefined, requests: [], address: link },
    ...{ words: { before: '', after: '' }, errors: [], isMutated: false, isEndless: false },
    ...sees,
  };
  const browse: Browse = {
    ...{ name: 'a browser', isBrowser: true },
    visit: async ({ values: { password } }) => [
      { ...visit, requests: calls.map(call => ({ ...call, body: call.body.replace('TYPED', password) })) },
    ],
    close: async () => {},
  };
  const mail = {
    ...{ from: 'a@example.com', subject: 'Reset', codes: ['123456'], links: [link] },
    ...{ remarks: [], clientId: undefined, receivedAt: undefined },
  };
  const state = { subject, code: '123456', mail };
  return openPage({ openBrowser: async () => browse, random: systemRandom }, state).catch(
    error => error.message,
  );
}

function confirmation(input: object, url = aws): PageRequest {
  const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' };
  const given = {
    ClientId: 'web',
    Username: 'ann@example.com',
    ConfirmationCode: '123456',
    Password: 'TYPED',
  };
  return { method: 'POST', url, headers, body: JSON.stringify({ ...given, ...input }) };
}

describe('the stage page', () => {
  const rows: readonly (readonly [name: string, calls: readonly PageRequest[], said: RegExp])[] = [
    ['what the link gave', [confirmation({})], /^submits code, user and client of the link, in a browser$/],
    [
      'by way of whoever serves the page',
      [confirmation({}, 'https://page.example/')],
      /^submits code, user and client/,
    ],
    [
      'for another app client',
      [confirmation({ ClientId: 'app' })],
      /^The link names web, and the page sent the code to app \(page \/ app\)/,
    ],
    [
      'to another region',
      [confirmation({}, 'https://cognito-idp.us-east-1.amazonaws.com/')],
      /^The pool is in eu-west-1, and the page called https:\/\/cognito-idp\.us-east-1/,
    ],
    ['twice', [confirmation({}), confirmation({})], /^The page called ConfirmForgotPassword 2 times\.$/],
    ['nothing', [], /^The page was submitted and called nothing\.$/],
  ];
  for (const [name, calls, said] of rows) {
    test(`is of a page that submits ${name}`, async () => assert.match(await opened(calls), said));
  }

  test('is of a page that cannot be reached', async () => {
    const sees = { form: 'not reached', obstacle: 'it did not load' } as const;
    assert.equal(await opened([], sees), 'The page was not reached: it did not load.');
  });
});
