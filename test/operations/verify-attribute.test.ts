import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { member, signIn } from './member.ts';
import { codeFor, wrong } from './people.ts';
import { invalid, listOf, newClient, newName, newPool, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const mismatch: Shown = {
  type: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
  cause: 'code-mismatch',
};
const stale = (cause: string): Shown => ({
  type: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
  cause,
});
const limited: Shown = {
  type: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
  cause: 'verification-attempts-exceeded',
};
const taken: Shown = {
  type: 'AliasExistsException',
  message: 'An account with the given email already exists.',
  cause: 'alias-taken',
};
const hold = {
  AutoVerifiedAttributes: ['email'] as 'email'[],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] as 'email'[] },
};

/** An address that no other test uses. */
const newEmail = () => `${newName()}@example.com`;

onBothEngines({ pools: description }, wire => {
  const update = (AccessToken: string, changes: Readonly<Record<string, string>>) =>
    wire().ok('UpdateUserAttributes', { AccessToken, UserAttributes: listOf(changes) });
  const ask = (AccessToken: string, AttributeName = 'email') =>
    wire().ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName });
  const verification = (AccessToken: string, Code: string, AttributeName = 'email') => ({
    AccessToken,
    AttributeName,
    Code,
  });
  const verify = (AccessToken: string, Code: string, AttributeName = 'email') =>
    wire().ok('VerifyUserAttribute', verification(AccessToken, Code, AttributeName));
  const refuses = (AccessToken: string, Code: string, shown: Shown) =>
    wire().refused('VerifyUserAttribute', verification(AccessToken, Code), shown);
  const verified = (email: string) => ({ email, email_verified: 'true' });

  describe('a new address that the pool verifies', () => {
    test('changes at once, is unverified, and gets a code that verifies it', async () => {
      const { AccessToken, attributes } = await member(
        wire(),
        await poolFor(wire(), 'plain'),
        verified(newEmail()),
      );
      const email = newEmail();
      const answer = await update(AccessToken, { email, name: 'A' });
      const Destination = `${email[0]}***@e***`;
      assert.deepEqual(answer, {
        CodeDeliveryDetailsList: [{ AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination }],
      });
      assert.deepEqual(await attributes(), { email, email_verified: 'false', name: 'A' });
      const mail = await wire().mail.latest({ to: email });
      assert.equal(mail?.trigger, 'CustomMessage_UpdateUserAttribute');
      assert.equal(
        (await wire().call('VerifyUserAttribute', verification(AccessToken, mail?.codes[0] ?? ''))).text,
        '{}',
      );
      assert.deepEqual(await attributes(), { email, email_verified: 'true', name: 'A' });
    });

    test('gets one also where an administrator writes it, but not where that marks it as verified', async () => {
      const { who, attributes } = await member(wire(), await poolFor(wire(), 'plain'), verified(newEmail()));
      const [one, two] = [newEmail(), newEmail()];
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf({ email: one }) });
      const mail = await wire().mail.latest({ to: one });
      assert.deepEqual([mail?.trigger, mail?.clientId], ['CustomMessage_UpdateUserAttribute', null]);
      assert.equal((await attributes()).email_verified, 'false');
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf(verified(two)) });
      assert.equal(await wire().mail.latest({ to: two }), undefined);
    });

    test('gets none again where it is the same, and none where the pool does not verify it', async () => {
      const email = newEmail();
      const plain = await member(wire(), await poolFor(wire(), 'plain'), verified(email));
      assert.deepEqual(await update(plain.AccessToken, { email }), {});
      assert.deepEqual(await plain.attributes(), verified(email));
      const other = await member(wire(), await poolFor(wire(), 'unverifying'), verified(email));
      assert.deepEqual(await update(other.AccessToken, { email: newEmail() }), {});
    });

    test('both addresses have codes of their own', async () => {
      const { AccessToken, attributes } = await member(
        wire(),
        await newPool(wire(), {
          AutoVerifiedAttributes: ['email', 'phone_number'],
          SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms', ExternalId: 'sms' },
        }),
      );
      const email = newEmail();
      const phone_number = '+15550100123';
      const { CodeDeliveryDetailsList = [] } = await update(AccessToken, { phone_number, email });
      assert.deepEqual(
        CodeDeliveryDetailsList.map(({ AttributeName }) => AttributeName),
        ['email', 'phone_number'],
      );
      const sms = await codeFor(wire(), { email: phone_number });
      const mailed = await codeFor(wire(), { email });
      if (sms !== mailed) await refuses(AccessToken, sms, mismatch);
      await verify(AccessToken, mailed);
      await verify(AccessToken, sms, 'phone_number');
      const { email_verified, phone_number_verified } = await attributes();
      assert.deepEqual([email_verified, phone_number_verified], ['true', 'true']);
    });
  });

  describe('a code', () => {
    const waiting = async () => {
      const email = newEmail();
      const someone = await member(wire(), await poolFor(wire(), 'plain'), { email });
      const { CodeDeliveryDetails } = await ask(someone.AccessToken);
      assert.deepEqual(CodeDeliveryDetails, {
        AttributeName: 'email',
        DeliveryMedium: 'EMAIL',
        Destination: `${email[0]}***@e***`,
      });
      assert.equal((await wire().mail.latest({ to: email }))?.trigger, 'CustomMessage_VerifyUserAttribute');
      return { ...someone, email, code: await codeFor(wire(), { email }) };
    };

    test('that is wrong is refused, and the right one still works, once', async () => {
      const { AccessToken, code } = await waiting();
      await refuses(AccessToken, wrong(code), mismatch);
      await verify(AccessToken, code);
      await refuses(AccessToken, code, stale('code-already-used'));
    });

    test('works for another app client of the pool', async () => {
      const { who, code, attributes } = await waiting();
      const ClientId = await newClient(wire(), { UserPoolId: who.UserPoolId });
      const tokens = await signIn(wire(), ClientId, who.Username);
      await verify(tokens?.AccessToken ?? '', code);
      assert.equal((await attributes()).email_verified, 'true');
    });

    test('ends with the next one, and with the address', async () => {
      const { AccessToken, email, code } = await waiting();
      await ask(AccessToken);
      const next = await codeFor(wire(), { email });
      if (next !== code) await refuses(AccessToken, code, { ...mismatch, cause: 'code-replaced' });
      await wire().ok('DeleteUserAttributes', { AccessToken, UserAttributeNames: ['email'] });
      await refuses(AccessToken, next, stale('no-code-requested'));
    });

    test('of another purpose is none', async () => {
      const { UserPoolId, ClientId } = await poolFor(wire(), 'plain');
      const email = newEmail();
      const { AccessToken, who } = await member(wire(), { UserPoolId, ClientId }, verified(email));
      await wire().ok('ForgotPassword', { ClientId, Username: who.Username });
      await refuses(AccessToken, await codeFor(wire(), { email }), stale('no-code-requested'));
    });

    test('is asked for 5 times an hour, and submitted 15 times', async () => {
      const { AccessToken, email } = await waiting();
      for (let i = 0; i < 4; i += 1) await ask(AccessToken);
      const input = { AccessToken, AttributeName: 'email' };
      await wire().refused('GetUserAttributeVerificationCode', input, limited);
      const code = await codeFor(wire(), { email });
      for (let i = 0; i < 15; i += 1) await refuses(AccessToken, wrong(code), mismatch);
      await refuses(AccessToken, code, limited);
    });

    test('of many that submit it at once serves one', async () => {
      const { AccessToken, code } = await waiting();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => wire().call('VerifyUserAttribute', verification(AccessToken, code))),
      );
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array(9).fill(400)]);
    });

    const refusedNames: readonly (readonly [name: string, attribute: string, shown: Shown])[] = [
      [
        'for what is no address',
        'name',
        invalid('The attribute name cannot be verified.', 'attribute-not-verifiable'),
      ],
      [
        'for an address that is not there',
        'phone_number',
        invalid('The user does not have a value for the attribute phone_number.', 'nothing-to-send-code-to'),
      ],
    ];
    for (const [name, AttributeName, shown] of refusedNames) {
      test(`${name} is not sent`, async () => {
        const { AccessToken } = await member(wire(), await poolFor(wire(), 'plain'), { name: 'A' });
        await wire().refused('GetUserAttributeVerificationCode', { AccessToken, AttributeName }, shown);
      });
    }
  });

  describe('an address that must be verified before it changes', () => {
    const moving = async (settings: Parameters<typeof newPool>[1] = {}) => {
      const pool = await newPool(wire(), { ...hold, ...settings });
      const [old, next] = [newEmail(), newEmail()];
      const name = settings?.UsernameAttributes ? old : newName();
      const someone = await member(wire(), pool, verified(old), name);
      const { CodeDeliveryDetailsList } = await update(someone.AccessToken, { email: next, name: 'A' });
      assert.equal(CodeDeliveryDetailsList?.[0]?.Destination, `${next[0]}***@e***`);
      assert.deepEqual(await someone.attributes(), { ...verified(old), name: 'A' });
      return { ...someone, ...pool, old, next, code: await codeFor(wire(), { email: next }) };
    };

    test('stays until the code is entered, and is verified then', async () => {
      const { AccessToken, attributes, next, code } = await moving();
      await verify(AccessToken, code);
      assert.deepEqual(await attributes(), { ...verified(next), name: 'A' });
    });

    test('the same where an administrator writes it, unless that marks it as verified', async () => {
      const { who, attributes, old } = await moving();
      const [one, two] = [newEmail(), newEmail()];
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf({ email: one }) });
      assert.equal((await attributes()).email, old);
      assert.ok(await wire().mail.latest({ to: one }));
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf(verified(two)) });
      assert.equal((await attributes()).email, two);
    });

    test('another code goes to the new one', async () => {
      const { AccessToken, attributes, next, code } = await moving();
      await ask(AccessToken);
      const second = await codeFor(wire(), { email: next });
      if (second !== code) await refuses(AccessToken, code, { ...mismatch, cause: 'code-replaced' });
      await verify(AccessToken, second);
      assert.equal((await attributes()).email, next);
    });

    test('the new one is given up by writing the old one again', async () => {
      const { AccessToken, attributes, old, code } = await moving();
      assert.deepEqual(await update(AccessToken, { email: old }), {});
      await refuses(AccessToken, code, stale('no-code-requested'));
      assert.deepEqual(await attributes(), { ...verified(old), name: 'A' });
    });

    test('a reset code that went to the old one ends when it changes, and not before', async () => {
      const { AccessToken, ClientId, who, old, code } = await moving();
      await wire().ok('ForgotPassword', { ClientId, Username: who.Username });
      const reset = { ClientId, Username: who.Username, Password: password };
      const ConfirmationCode = await codeFor(wire(), { email: old });
      await verify(AccessToken, code);
      const input = { ...reset, ConfirmationCode };
      await wire().refused('ConfirmForgotPassword', input, stale('no-code-requested'));
    });

    for (const [kind, settings] of [
      ['an alias', { AliasAttributes: ['email'] }],
      ['a username', { UsernameAttributes: ['email'] }],
    ] as const) {
      test(`as ${kind}, it signs in by the old one alone until then, and by the new one alone afterwards`, async () => {
        const { AccessToken, ClientId, old, next, code } = await moving(settings as object);
        const AuthParameters = (USERNAME: string) => ({ USERNAME, PASSWORD: password });
        const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId };
        const missing = {
          type: 'UserNotFoundException',
          message: 'User does not exist.',
          cause: 'user-not-found',
        };
        await signIn(wire(), ClientId, old);
        await wire().refused('InitiateAuth', { ...input, AuthParameters: AuthParameters(next) }, missing);
        await verify(AccessToken, code);
        await signIn(wire(), ClientId, next);
        await wire().refused('InitiateAuth', { ...input, AuthParameters: AuthParameters(old) }, missing);
      });

      test(`as ${kind}, who takes the new one meanwhile has it`, async () => {
        const { AccessToken, UserPoolId, ClientId, attributes, old, next, code } = await moving(
          settings as object,
        );
        const name = kind === 'an alias' ? newName() : next;
        await member(wire(), { UserPoolId, ClientId }, verified(next), name);
        await refuses(AccessToken, code, taken);
        assert.deepEqual(await attributes(), { ...verified(old), name: 'A' });
      });
    }

    test('as a username, one that somebody has is refused at once', async () => {
      const { AccessToken, UserPoolId, ClientId } = await moving({ UsernameAttributes: ['email'] });
      const other = newEmail();
      await member(wire(), { UserPoolId, ClientId }, verified(other), other);
      const UserAttributes = listOf({ email: other });
      await wire().refused('UpdateUserAttributes', { AccessToken, UserAttributes }, taken);
    });
  });

  test('an alias is taken from nobody by verifying it', async () => {
    const pool = await newPool(wire(), { AliasAttributes: ['email'], AutoVerifiedAttributes: ['email'] });
    const email = newEmail();
    await member(wire(), pool, verified(email));
    const late = await member(wire(), pool);
    await update(late.AccessToken, { email });
    const input = verification(late.AccessToken, await codeFor(wire(), { email }));
    await wire().refused('VerifyUserAttribute', input, taken);
    assert.equal((await late.attributes()).email_verified, 'false');
    await signIn(wire(), pool.ClientId, email);
  });

  test('a code lives a day, and a new address no longer than its code', async () => {
    const pool = await newPool(wire(), hold);
    const { AccessToken, who } = await member(wire(), pool);
    const email = newEmail();
    await update(AccessToken, { email });
    const code = await codeFor(wire(), { email });
    wire().clock.advance('24h');
    const tokens = await signIn(wire(), pool.ClientId, who.Username);
    const AccessNow = tokens?.AccessToken ?? '';
    await refuses(AccessNow, code, stale('code-expired'));
    const input = { AccessToken: AccessNow, AttributeName: 'email' };
    const message = 'The user does not have a value for the attribute email.';
    await wire().refused(
      'GetUserAttributeVerificationCode',
      input,
      invalid(message, 'nothing-to-send-code-to'),
    );
  });
});
