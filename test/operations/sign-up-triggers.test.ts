import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OperationName } from '../../src/model/operation.ts';
import { description, emailPoolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor } from './people.ts';
import { attributesOf, listOf, newName, password, poolFor } from './user-pools.ts';

const handler = new URL('./handlers/as-told.mjs', import.meta.url);
const triggers = { PreSignUp: handler, PostConfirmation: handler, CustomMessage: handler };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-[0-9a-f]{4}-[0-9a-f]{12}$/;

onBothEngines({ pools: description, triggers }, wire => {
  /** The event that a trigger is given: the handler throws it. */
  const eventOf = async (source: string, operation: OperationName, input: object) => {
    const { text } = await wire().call(operation, {
      ...input,
      ClientMetadata: { show: source, from: 'app' },
    });
    const { __type, message } = JSON.parse(text);
    assert.equal(__type, 'UserLambdaValidationException');
    const [, trigger, json] = /^(\w+) failed with error (.*)\.$/s.exec(message) ?? [];
    assert.equal(trigger, source.slice(0, source.indexOf('_')));
    return JSON.parse(json ?? '');
  };
  const answering = (source: string, answer: object) => ({
    ClientMetadata: { from: source, answer: JSON.stringify(answer) },
  });
  const newcomer = async (attributes: Readonly<Record<string, string>> = {}) => {
    const { UserPoolId, ClientId } = await poolFor(wire(), 'triggering');
    const Username = newName();
    const email = `${Username}@example.com`;
    const UserAttributes = listOf({ email, ...attributes });
    return {
      UserPoolId,
      ClientId,
      Username,
      email,
      input: { ClientId, Username, Password: password, UserAttributes },
    };
  };
  const clientMetadata = (source: string) => ({ show: source, from: 'app' });

  describe('the event of', () => {
    test('PreSignUp_SignUp, with validation data and without; nobody is there after it throws', async () => {
      const { UserPoolId, ClientId, Username, email, input } = await newcomer({ name: 'A' });
      const ValidationData = [{ Name: 'invite', Value: '7' }, { Name: 'flag' }];
      const source = 'PreSignUp_SignUp';
      const event = await eventOf(source, 'SignUp', { ...input, ValidationData });
      assert.deepEqual(event, {
        version: '1',
        triggerSource: source,
        region: 'us-east-1',
        userPoolId: UserPoolId,
        userName: Username,
        callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId },
        request: {
          userAttributes: { email, name: 'A' },
          validationData: { invite: '7', flag: '' },
          clientMetadata: clientMetadata(source),
        },
        response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
      });
      assert.equal((await eventOf(source, 'SignUp', input)).request.validationData, null);
      const { event: call } = await wire().call('AdminGetUser', { UserPoolId, Username });
      assert.equal(call.cause?.id, 'user-not-found');
    });

    test('PreSignUp_AdminCreateUser', async () => {
      const { UserPoolId, Username, email } = await newcomer();
      const UserAttributes = listOf({ email, email_verified: 'true' });
      const source = 'PreSignUp_AdminCreateUser';
      const given = { UserPoolId, Username, UserAttributes, ValidationData: listOf({ a: 'b' }) };
      const event = await eventOf(source, 'AdminCreateUser', given);
      assert.equal(event.callerContext.clientId, 'CLIENT_ID_NOT_APPLICABLE');
      assert.deepEqual(event.request, {
        userAttributes: { email, email_verified: 'true' },
        validationData: { a: 'b' },
        clientMetadata: clientMetadata(source),
      });
    });

    test('CustomMessage_SignUp, _ResendCode and PostConfirmation_ConfirmSignUp; what was done before stays', async () => {
      const { UserPoolId, ClientId, Username, email, input } = await newcomer();
      const message = await eventOf('CustomMessage_SignUp', 'SignUp', input);
      const { sub, ...attributes } = message.request.userAttributes;
      assert.match(sub, uuid);
      assert.deepEqual(attributes, { 'cognito:user_status': 'UNCONFIRMED', email, email_verified: 'false' });
      assert.deepEqual(
        [message.request.codeParameter, message.request.linkParameter, message.request.usernameParameter],
        ['{####}', '{##Click Here##}', null],
      );
      const who = { ClientId, Username };
      await eventOf('CustomMessage_ResendCode', 'ResendConfirmationCode', who);
      await wire().ok('ResendConfirmationCode', who);
      const ConfirmationCode = await codeFor(wire(), { email });
      const source = 'PostConfirmation_ConfirmSignUp';
      const confirmed = await eventOf(source, 'ConfirmSignUp', { ...who, ConfirmationCode });
      assert.deepEqual(confirmed.request, {
        userAttributes: {
          sub,
          'cognito:user_status': 'CONFIRMED',
          'cognito:email_alias': email,
          email,
          email_verified: 'true',
        },
        clientMetadata: clientMetadata(source),
      });
      assert.equal((await wire().ok('AdminGetUser', { UserPoolId, Username })).UserStatus, 'CONFIRMED');
    });

    test('PostConfirmation_ConfirmSignUp by AdminConfirmSignUp', async () => {
      const { UserPoolId, Username, input } = await newcomer();
      await wire().ok('SignUp', input);
      const source = 'PostConfirmation_ConfirmSignUp';
      const event = await eventOf(source, 'AdminConfirmSignUp', { UserPoolId, Username });
      assert.equal(event.callerContext.clientId, 'CLIENT_ID_NOT_APPLICABLE');
      assert.equal(event.request.userAttributes['cognito:user_status'], 'CONFIRMED');
    });

    test('CustomMessage_AdminCreateUser, where addresses are usernames', async () => {
      const Username = `${newName()}@example.com`;
      const event = await eventOf('CustomMessage_AdminCreateUser', 'AdminCreateUser', {
        UserPoolId: emailPoolId,
        Username,
      });
      assert.match(event.userName, uuid);
      assert.deepEqual(event.request.userAttributes, {
        sub: event.userName,
        'cognito:user_status': 'FORCE_CHANGE_PASSWORD',
        'cognito:email_alias': Username,
        email: Username,
      });
      assert.equal(event.request.usernameParameter, '{username}');
    });
  });

  describe('PreSignUp may', () => {
    const source = 'PreSignUp_SignUp';

    test('confirm the user, who then gets no code', async () => {
      const { UserPoolId, Username, input } = await newcomer();
      const { text, event } = await wire().call('SignUp', {
        ...input,
        ...answering(source, { autoConfirmUser: true }),
      });
      assert.match(text, /^\{"UserConfirmed":true,"UserSub":"[^"]+"\}$/);
      assert.deepEqual(event.messages, []);
      assert.deepEqual(
        event.triggers.map(trigger => trigger.source),
        ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp'],
      );
      const user = await wire().ok('AdminGetUser', { UserPoolId, Username });
      assert.deepEqual(
        [user.UserStatus, attributesOf(user.UserAttributes).email_verified],
        ['CONFIRMED', 'false'],
      );
    });

    test('verify the address, which takes an alias from who has it', async () => {
      const answer = answering(source, { autoConfirmUser: true, autoVerifyEmail: true });
      const [first, second] = [await newcomer(), await newcomer()];
      const UserAttributes = first.input.UserAttributes;
      await wire().ok('SignUp', { ...first.input, ...answer });
      await wire().ok('SignUp', { ...second.input, UserAttributes, ...answer });
      const found = await wire().ok('AdminGetUser', { UserPoolId: first.UserPoolId, Username: first.email });
      assert.equal(found.Username, second.Username);
      const former = await wire().ok('AdminGetUser', first);
      assert.equal(attributesOf(former.UserAttributes).email_verified, 'false');
    });

    test('not verify an address that is not there, nor without confirming', async () => {
      const rows = [
        [{ autoConfirmUser: true, autoVerifyPhone: true }, 'auto-verify-without-address'],
        [{ autoVerifyEmail: true }, 'auto-verify-without-auto-confirm'],
        [{ autoConfirmUser: 'true' }, 'answer-breaks-contract'],
      ] as const;
      for (const [answer, cause] of rows) {
        const { UserPoolId, Username, input } = await newcomer();
        const { event } = await wire().call('SignUp', { ...input, ...answering(source, answer) });
        assert.equal(event.cause?.id, cause);
        const { event: after } = await wire().call('AdminGetUser', { UserPoolId, Username });
        assert.equal(after.cause?.id, 'user-not-found');
      }
    });

    test('not confirm an administrator’s user: what it answers is ignored', async () => {
      const { UserPoolId, Username } = await newcomer();
      const answer = answering('PreSignUp_AdminCreateUser', { autoConfirmUser: true, autoVerifyEmail: true });
      const { User } = await wire().ok('AdminCreateUser', { UserPoolId, Username, ...answer });
      assert.equal(User?.UserStatus, 'FORCE_CHANGE_PASSWORD');
    });
  });
});
