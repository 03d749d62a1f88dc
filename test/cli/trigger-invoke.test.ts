import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleEvent } from '../../src/triggers/index.ts';
import { handlerFolder } from './trigger-handlers.ts';

const { trigger, write } = handlerFolder();
const words = (line: string) => line.split(' ');

describe('trigger invoke', () => {
  test('prints the answer, what was printed, what is wrong and the time', async () => {
    const { code, said } = await trigger(words('invoke quoted.mjs --source PreSignUp_SignUp'));
    assert.equal(code, 1);
    const [answer = '', printed, found, last] = said.split('\n\n');
    assert.match(answer, /^answer\n\{\n/);
    const event = JSON.parse(answer.slice('answer\n'.length));
    assert.deepEqual(event, sampleEvent('PreSignUp_SignUp', { response: { ...event.response } }));
    assert.equal(event.response.autoConfirmUser, 'true');
    assert.equal(printed, 'printed\nsigning up anna@example.com');
    assert.match(
      found ?? '',
      /^found\nautoConfirmUser is the string "true"; it must be the boolean true\n {2}client sees/,
    );
    assert.match(last ?? '', /^failed {2}PreSignUp_SignUp {2}[\d.]+ m?s$/);
  });

  test('tells it to programs', async () => {
    const { code, said } = await trigger(
      words('invoke typed.ts --source PreSignUp_SignUp --variant names --json'),
    );
    assert.equal(code, 0);
    const { ok, source, answer, attempts, findings, advice, printed, event } = JSON.parse(said);
    assert.deepEqual(
      [ok, source, attempts, findings, advice, printed],
      [true, 'PreSignUp_SignUp', 1, [], [], []],
    );
    assert.equal(answer.response.autoConfirmUser, true);
    assert.deepEqual(answer.request, event.request);
  });

  test('shows the answer as it is, and what else it says without the secrets of event and answer', async () => {
    write(
      'keeps.mjs',
      `export const handler = async event => {
        console.log('their password is', event.request.password);
        event.response.userAttributes = { email: 'anna@example.com', note: event.request.password };
        return event;
      };`,
    );
    const { said } = await trigger(words('invoke keeps.mjs --source UserMigration_Authentication'));
    assert.match(said, /"note": "Their-Old-Password-1"/);
    assert.match(said, /^their password is •••$/m);
  });

  const own = sampleEvent('TokenGeneration_RefreshTokens', { version: '2' });
  write('event.json', JSON.stringify(own));

  test('sends an event of your own from a file, under the contract of its version', async () => {
    const { code, said } = await trigger(
      words('invoke claims.mjs --event event.json --set userName=zoe --json'),
    );
    assert.equal(code, 0);
    assert.equal(JSON.parse(said).event.userName, 'zoe');
  });

  const rows: readonly (readonly [args: string, sentence: RegExp])[] = [
    [
      'claims.mjs --event event.json --source PreSignUp_SignUp',
      /^The event is of TokenGeneration_RefreshTokens, and --source says PreSignUp_SignUp: leave out one of them\.$/,
    ],
    [
      'right.mjs --source PreSignUp_SignUp --set triggerSource=PreSignUp_AdminCreateUser',
      /^--set triggerSource=PreSignUp_AdminCreateUser contradicts PreSignUp_SignUp: name one source\.$/,
    ],
  ];
  for (const [args, sentence] of rows) {
    test(`is told: invoke ${args}`, async () => {
      const { code, said, complained } = await trigger(words(`invoke ${args}`));
      assert.deepEqual([code, said], [2, '']);
      assert.match(complained, sentence);
    });
  }

  test('sends one that comes by the standard input', async () => {
    const { code } = await trigger(
      words('invoke claims.mjs --event -'),
      JSON.stringify({ ...own, version: '1' }),
    );
    assert.equal(code, 1, 'the first version knows no such member');
  });
});
