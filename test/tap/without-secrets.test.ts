import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { api, shape } from '../../src/model/api.ts';
import { createMarks, isMark } from '../../src/tap/marks.ts';
import { textsIn } from '../../src/tap/replay/paths.ts';
import { withoutSecrets } from '../../src/tap/without-secrets.ts';

const markOf = createMarks(Buffer.from('a key'));

/** A value of a shape in which every text that the model calls sensitive is one that is found again. */
function filled(name: string, isSecret: boolean, depth = 0): unknown {
  const { type, members = {}, member = '', value = '', sensitive } = shape(name);
  const secret = isSecret || (sensitive === true && name !== 'ClientIdType');
  if (depth > 6) return undefined;
  if (type === 'structure') {
    const entries = Object.entries(members).filter(([, of]) => api.shapes[of]);
    return Object.fromEntries(entries.map(([key, of]) => [key, filled(of, secret, depth + 1)]));
  }
  if (type === 'list') return [filled(member, secret, depth + 1)];
  if (type === 'map') return { SOME_KEY: filled(value, secret, depth + 1) };
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'long' || type === 'timestamp') return 1;
  return secret ? 'hush-hush-nobody' : 'plain';
}

describe('what is sensitive in the API model is never readable', () => {
  const shapes = Object.entries(api.operations).flatMap(([operation, { input, output }]) => [
    [operation, 'input', input] as const,
    ...(output === null ? [] : [[operation, 'output', output] as const]),
  ]);
  for (const showUsers of [false, true]) {
    test(showUsers ? 'though users are shown: passwords, codes, tokens' : 'in any operation', () => {
      let marks = 0;
      for (const [operation, which, name] of shapes) {
        const shown = JSON.stringify(
          withoutSecrets(markOf, showUsers).value(operation, which, filled(name, false)),
        );
        if (!showUsers) assert.ok(!shown.includes('hush-hush'), `${operation} ${which}: ${shown}`);
        marks += shown.match(/#[0-9a-f]{8}/g)?.length ?? 0;
      }
      assert.ok(marks > 150, String(marks));
    });
  }
});

describe('by name', () => {
  const rows = [
    ['a code that the model calls plain', 'ConfirmSignUp', { ConfirmationCode: '123456' }],
    ['a code that comes as a number', 'ConfirmSignUp', { ConfirmationCode: 123_456 }],
    ['an access token', 'GetUser', { AccessToken: '123456' }],
    ['a code of a verified address', 'VerifyUserAttribute', { Code: '123456' }],
    [
      'a code among the answers',
      'RespondToAuthChallenge',
      { ChallengeResponses: { SMS_MFA_CODE: '123456' } },
    ],
    [
      'an answer that a handler asked for',
      'RespondToAuthChallenge',
      { ChallengeResponses: { ANSWER: '123456' } },
    ],
    ['a member that the API does not have', 'SignUp', { Pin: '123456' }],
    ['one of an operation that the API does not have', 'NoSuchThing', { deep: [{ pin: 123_456 }] }],
    ['a session', 'RespondToAuthChallenge', { Session: '123456' }],
    ['what an app tells its handlers', 'SignUp', { ClientMetadata: { note: '123456' } }],
    ['the secret of a provider', 'CreateIdentityProvider', { ProviderDetails: { client_secret: '123456' } }],
    ['a filter', 'ListUsers', { Filter: 'email = "123456"' }],
    ['a list in place of a text', 'GetUser', { AccessToken: ['123456'] }],
    ['an object in place of a text', 'GetUser', { AccessToken: { a: '123456' } }],
  ] as const;
  for (const [name, operation, input] of rows) {
    test(name, () => {
      const redact = withoutSecrets(markOf, false);
      const shown = JSON.stringify(redact.value(operation, 'input', input));
      assert.ok(!shown.includes('123456'), shown);
      assert.equal(redact.sentence("Value '123456' failed").includes('123456'), false);
    });
  }

  test('what tells something and is no secret stays', () => {
    const input = {
      ClientId: '1example23456789',
      AuthFlow: 'USER_AUTH',
      AuthParameters: { PREFERRED_CHALLENGE: 'EMAIL_OTP', USERNAME: 'Anna@example.com' },
    };
    const shown = withoutSecrets(markOf, false).value('InitiateAuth', 'input', input);
    assert.deepEqual(shown, {
      ...input,
      AuthParameters: { PREFERRED_CHALLENGE: 'EMAIL_OTP', USERNAME: markOf('email', 'Anna@example.com') },
    });
    const users = withoutSecrets(markOf, true).value('InitiateAuth', 'input', input);
    assert.deepEqual(users, input);
  });
});

test('a mark is the same for the same text and key, and for no other', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const mark = markOf('code', one);
      assert.ok(isMark(mark));
      assert.equal(mark, markOf('code', one));
      assert.equal(mark === markOf('code', other), one === other);
      assert.notEqual(mark, createMarks(Buffer.from('another key'))('code', one));
    }),
  );
});

test('whatever comes for an input, nothing of it is readable where the API does not know the operation', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      const shown = withoutSecrets(markOf, false).value('NoSuchThing', 'input', JSON.parse(text));
      for (const [, found] of textsIn(shown)) assert.ok(found === '' || isMark(found), found);
    }),
  );
});
