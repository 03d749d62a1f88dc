import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { api, shape } from '../../src/model/api.ts';
import { createMarks, isMark } from '../../src/tap/marks.ts';
import { textsIn } from '../../src/tap/replay/paths.ts';
import { withNamesMarked } from '../../src/tap/with-names-marked.ts';
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

describe('names in a text', () => {
  const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln';
  const encrypted = `${token}.Y2lwaGVy.dGFn`;
  const mail = (address: string) => markOf('email', address);
  const rows = [
    ['a token', `Token ${token}.`, `Token ${markOf('token', token)}.`],
    ['a token without a signature', 'eyJh.eyJi.', markOf('token', 'eyJh.eyJi.')],
    ['a token that adheres to a word', `a.--x${token}`, `a.--x${markOf('token', token)}`],
    ['all parts of an encrypted one', `(${encrypted})`, `(${markOf('token', encrypted)})`],
    ['what only begins like one', 'eyJ-.eyJabc', 'eyJ-.eyJabc'],
    ['an address', 'To anna@example.com.', `To ${mail('anna@example.com')}.`],
    ['in brackets', '(Anna <a@b.example>)', `(Anna <${mail('a@b.example')}>)`],
    ['two that adhere', 'a@b.example)c@d.example', `${mail('a@b.example')}${mail(')c@d.example')}`],
    ['two signs', 'a@b@c.example', `a@${mail('b@c.example')}`],
    ['no address', 'a @ b, @c.example, d@e', 'a @ b, @c.example, d@e'],
  ] as const;
  for (const [name, text, shown] of rows) {
    test(name, () => assert.equal(withNamesMarked(text, markOf, false), shown));
  }

  const long = [
    ['one letter', 'a'],
    ['beginnings of tokens', 'eyJ-'],
    ['beginnings of tokens, parted', 'eyJa..'],
    ['signs', '@'],
    ['halves of addresses', 'a@('],
    ['dots', '@a.'],
  ] as const;
  for (const [name, piece] of long) {
    // A pattern that tries every start again would be at it for hours.
    test(`two megabytes of ${name} are looked through`, () => {
      const text = piece.repeat(Math.ceil((2 * 1024 * 1024) / piece.length));
      assert.equal(withNamesMarked(text, (kind, found) => `${kind}#${found.length}`, true).length > 0, true);
      assert.equal(withNamesMarked(text, markOf, false).length > 0, true);
    });
  }
});

describe('what is too much to be marked', () => {
  test('a body is unread, and no sentence about it is shown', () => {
    const redact = withoutSecrets(markOf, false);
    const input = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`m${at}`, `secret-${at}`]));
    assert.equal(redact.value('SignUp', 'input', input), undefined);
    assert.match(redact.sentence("Value 'secret-149999' failed"), /^\(not shown: /);
  });

  test('a text with more addresses than that is unread, and a long one is a mark', () => {
    const redact = withoutSecrets(markOf, false);
    const addresses = (count: number) =>
      Array.from({ length: count }, (_, at) => `a${at}@b.example`).join(' ');
    const Data = (text: string) => ({ UserPoolId: text });
    const long = addresses(10_000);
    assert.deepEqual(redact.value('ListUsers', 'input', Data(long)), Data(markOf('value', long)));
    const AttributesToGet = Array.from({ length: 20 }, () => addresses(1_000));
    assert.equal(redact.value('ListUsers', 'input', { AttributesToGet }), undefined);
  });

  test('a sentence of many letters is not shown', () => {
    assert.match(withoutSecrets(markOf, false).sentence('a'.repeat(100_000)), /^\(not shown: /);
  });

  test('a long sentence after many secrets is not shown', () => {
    const redact = withoutSecrets(markOf, false);
    const ClientMetadata = Object.fromEntries(
      Array.from({ length: 4_000 }, (_, at) => [`m${at}`, `secret-${at}`]),
    );
    redact.value('SignUp', 'input', { ClientMetadata });
    assert.match(redact.sentence('secret-3999 '.repeat(2_000)), /^\(not shown: /);
    assert.match(redact.sentence('Of secret-3999 nothing.'), /^Of metadata#[0-9a-f]{8} nothing\.$/);
  });

  test('a full page of users is not', () => {
    const Attributes = Array.from({ length: 70 }, (_, at) => ({ Name: `custom:${at}`, Value: `v${at}` }));
    const Users = Array.from({ length: 60 }, (_, at) => ({ Username: `user${at}`, Attributes }));
    assert.notEqual(withoutSecrets(markOf, false).value('ListUsers', 'output', { Users }), undefined);
  });
});
