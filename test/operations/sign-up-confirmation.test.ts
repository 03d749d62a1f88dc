import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, wrong } from './people.ts';
import { disabled, limited, missing, signedUp } from './signed-up.ts';
import { attributesOf, listOf, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const mismatch = {
  type: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
};
const expired = {
  type: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
};
const confirmed: Shown = {
  type: 'NotAuthorizedException',
  message: 'User cannot be confirmed. Current status is CONFIRMED',
  cause: 'sign-up-already-confirmed',
};

onBothEngines({ pools: description }, wire => {
  const signUp = (kind?: 'addresses') => signedUp(wire(), kind);

  test('AdminConfirmSignUp confirms once, verifies nothing, and needs no code', async () => {
    const { UserPoolId, ClientId } = await poolFor(wire(), 'plain');
    const who = { UserPoolId, Username: newName() };
    const email = `${who.Username}@example.com`;
    const UserAttributes = listOf({ email });
    await wire().ok('SignUp', { ClientId, Username: who.Username, Password: password, UserAttributes });
    await wire().ok('AdminConfirmSignUp', who);
    const user = await wire().ok('AdminGetUser', who);
    assert.equal(user.UserStatus, 'CONFIRMED');
    assert.deepEqual(attributesOf(user.UserAttributes), { email, email_verified: 'false' });
    await wire().refused('AdminConfirmSignUp', who, confirmed);
    const ConfirmationCode = await codeFor(wire(), { email });
    await wire().refused('ConfirmSignUp', { ClientId, Username: who.Username, ConfirmationCode }, confirmed);
    const invited = { UserPoolId, Username: newName() };
    await wire().ok('AdminCreateUser', { ...invited, MessageAction: 'SUPPRESS' });
    await wire().refused('AdminConfirmSignUp', invited, {
      ...confirmed,
      message: 'User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD',
    });
  });

  describe('ConfirmSignUp', () => {
    test('by another client of the pool than the one that signed up', async () => {
      const { hiding, Username, ConfirmationCode } = await signUp();
      await wire().ok('ConfirmSignUp', { ClientId: hiding, Username, ConfirmationCode });
    });

    test('a wrong code, then the right one, which works once', async () => {
      const { ClientId, Username, ConfirmationCode } = await signUp();
      const input = { ClientId, Username };
      const other = { ...input, ConfirmationCode: wrong(ConfirmationCode) };
      await wire().refused('ConfirmSignUp', other, { ...mismatch, cause: 'code-mismatch' });
      await wire().ok('ConfirmSignUp', { ...input, ConfirmationCode });
      await wire().refused('ConfirmSignUp', { ...input, ConfirmationCode }, confirmed);
    });

    test('two at once: one confirms', async () => {
      const { ClientId, Username, ConfirmationCode } = await signUp();
      const both = await Promise.all(
        [1, 2].map(() => wire().call('ConfirmSignUp', { ClientId, Username, ConfirmationCode })),
      );
      assert.deepEqual(both.map(({ status }) => status).sort(), [200, 400]);
    });

    test('a code that a newer one replaced, and the newer one', async () => {
      const { ClientId, Username, email, ConfirmationCode } = await signUp();
      await wire().ok('ResendConfirmationCode', { ClientId, Username });
      const newer = await codeFor(wire(), { email });
      if (newer !== ConfirmationCode) {
        const old = { ClientId, Username, ConfirmationCode };
        await wire().refused('ConfirmSignUp', old, { ...mismatch, cause: 'code-replaced' });
      }
      await wire().ok('ConfirmSignUp', { ClientId, Username, ConfirmationCode: newer });
    });

    test('a code lives 24 hours, to the millisecond', async () => {
      wire().clock.pause();
      const [late, inTime] = [await signUp(), await signUp()];
      wire().clock.advance(24 * 3_600_000 - 1);
      const input = ({ ClientId, Username, ConfirmationCode }: typeof late) => ({
        ClientId,
        Username,
        ConfirmationCode,
      });
      await wire().ok('ConfirmSignUp', input(inTime));
      wire().clock.advance(1);
      await wire().refused('ConfirmSignUp', input(late), { ...expired, cause: 'code-expired' });
      wire().clock.resume();
    });

    test('a user who was sent no code', async () => {
      const { ClientId } = await poolFor(wire(), 'plain');
      const Username = newName();
      await wire().ok('SignUp', { ClientId, Username, Password: password });
      const input = { ClientId, Username, ConfirmationCode: '123456' };
      await wire().refused('ConfirmSignUp', input, { ...expired, cause: 'no-code-requested' });
    });

    test('a code proves only the address that it went to: it ends when the address changes', async () => {
      const { UserPoolId, ClientId, Username, ConfirmationCode } = await signUp();
      const who = { UserPoolId, Username };
      const UserAttributes = listOf({ email: 'stranger@example.com' });
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
      const input = { ClientId, Username, ConfirmationCode };
      await wire().refused('ConfirmSignUp', input, { ...expired, cause: 'no-code-requested' });
      const user = attributesOf((await wire().ok('AdminGetUser', who)).UserAttributes);
      assert.deepEqual(user, { email: 'stranger@example.com', email_verified: 'false' });
    });

    test('15 times an hour, right or wrong, under each of a user’s names, whether it exists or not', async () => {
      const { UserPoolId, hiding, Username, ConfirmationCode } = await signUp('addresses');
      const { Username: sub = '' } = await wire().ok('AdminGetUser', { UserPoolId, Username });
      for (const names of [
        [Username, sub, Username.toUpperCase()],
        ['none@example.com', 'NONE@example.com'],
      ]) {
        const input = (attempt: number, code: string) => ({
          ClientId: hiding,
          Username: names[attempt % names.length],
          ConfirmationCode: code,
        });
        for (let attempt = 0; attempt < 15; attempt += 1) {
          const { text } = await wire().call('ConfirmSignUp', input(attempt, wrong(ConfirmationCode)));
          assert.deepEqual(JSON.parse(text), { __type: mismatch.type, message: mismatch.message });
        }
        await wire().refused('ConfirmSignUp', input(15, ConfirmationCode), {
          ...limited,
          facts: { count: 16 },
        });
      }
      wire().clock.advance('1h');
      await wire().ok('ConfirmSignUp', { ClientId: hiding, Username, ConfirmationCode });
    });

    test('an unknown user', async () => {
      const { ClientId, hiding } = await signUp();
      const input = { Username: 'nobody', ConfirmationCode: '123456' };
      await wire().refused('ConfirmSignUp', { ClientId, ...input }, missing);
      await wire().refused(
        'ConfirmSignUp',
        { ClientId: hiding, ...input },
        { ...mismatch, cause: 'user-not-confirmable' },
      );
    });

    test('a disabled user', async () => {
      const { UserPoolId, ClientId, hiding, Username, ConfirmationCode } = await signUp();
      await wire().ok('AdminDisableUser', { UserPoolId, Username });
      const input = { Username, ConfirmationCode };
      await wire().refused('ConfirmSignUp', { ClientId, ...input }, disabled);
      await wire().refused(
        'ConfirmSignUp',
        { ClientId: hiding, ...input },
        { ...mismatch, cause: 'user-not-confirmable' },
      );
    });
  });
});
