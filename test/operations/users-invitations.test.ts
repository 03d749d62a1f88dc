import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, listOf, newName, newPool, password, poolFor } from './user-pools.ts';

const both = { email: 'both@example.com', phone_number: '+14155550100' };

/** Where an invitation goes, by what the user has and what the call names. */
const ways: readonly (readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  DesiredDeliveryMediums: readonly ('EMAIL' | 'SMS')[] | undefined,
  to: readonly string[],
])[] = [
  ['no medium, both addresses', both, undefined, [both.phone_number]],
  ['no medium, a mail address', { email: both.email }, undefined, [both.email]],
  ['no medium, no address', {}, undefined, []],
  ['EMAIL', both, ['EMAIL'], [both.email]],
  ['SMS', both, ['SMS'], [both.phone_number]],
  ['both, each once', both, ['EMAIL', 'SMS', 'EMAIL'], [both.email, both.phone_number]],
];

onBothEngines({ pools: description }, wire => {
  describe('an invitation goes by', () => {
    for (const [name, attributes, DesiredDeliveryMediums, to] of ways) {
      test(name, async () => {
        const { UserPoolId } = await poolFor(wire(), 'inviting');
        const { event } = await wire().call('AdminCreateUser', {
          UserPoolId,
          Username: newName(),
          UserAttributes: listOf(attributes),
          ...(DesiredDeliveryMediums && { DesiredDeliveryMediums }),
        });
        assert.equal(event.outcome, 'ok');
        const sent = await wire().mail.all({ pool: UserPoolId });
        const ids = event.messages.map(message => message.id);
        assert.deepEqual(
          ids.map(id => sent.find(mail => mail.id === id)?.to),
          to,
        );
      });
    }
  });

  for (const [medium, attributes, message] of [
    ['EMAIL', { phone_number: both.phone_number }, 'No email provided but desired delivery medium was Email'],
    ['SMS', { email: both.email }, 'No phone number provided but desired delivery medium was SMS'],
  ] as const) {
    test(`by ${medium} without address it fails, and nobody is created`, async () => {
      const { UserPoolId } = await poolFor(wire(), 'inviting');
      const who = { UserPoolId, Username: newName() };
      const input = { ...who, UserAttributes: listOf(attributes), DesiredDeliveryMediums: [medium] };
      const shown = invalid(message, 'delivery-medium-without-address', { medium });
      await wire().refused('AdminCreateUser', input, shown);
      assert.equal((await wire().call('AdminGetUser', who)).event.cause?.id, 'user-not-found');
      await wire().ok('AdminCreateUser', { ...input, MessageAction: 'SUPPRESS' });
      const again = { ...who, MessageAction: 'RESEND', DesiredDeliveryMediums: [medium] };
      await wire().refused('AdminCreateUser', again, shown);
    });
  }

  test('the template gets every placeholder filled in, and the username in HTML is escaped', async () => {
    const { UserPoolId } = await poolFor(wire(), 'inviting');
    const Username = '<b>{####}</b>';
    const DesiredDeliveryMediums = ['EMAIL', 'SMS'];
    const TemporaryPassword = 'Temp<&>Pass-1';
    const UserAttributes = listOf({ email: 'escaped@example.com', phone_number: '+14155550199' });
    const input = { UserPoolId, Username, UserAttributes, DesiredDeliveryMediums, TemporaryPassword };
    await wire().ok('AdminCreateUser', input);
    const mail = await wire().mail.latest({ to: 'escaped@example.com' });
    assert.equal(mail?.subject, 'For <b>{####}</b>');
    assert.equal(
      mail.html,
      '<p>&lt;b&gt;{####}&lt;/b&gt; has Temp&lt;&amp;&gt;Pass-1 and &lt;b&gt;{####}&lt;/b&gt; again</p>',
    );
    const text = await wire().mail.latest({ to: '+14155550199' });
    assert.equal(text?.text, '<b>{####}</b>: Temp<&>Pass-1');
  });

  test('a pool without a template has the service’s own text', async () => {
    const { UserPoolId } = await poolFor(wire(), 'unverifying');
    const Username = newName();
    const UserAttributes = listOf({ email: 'own@example.com' });
    await wire().ok('AdminCreateUser', { UserPoolId, Username, UserAttributes, TemporaryPassword: password });
    const mail = await wire().mail.latest({ to: 'own@example.com' });
    assert.equal(mail?.subject, 'Your temporary password');
    assert.equal(mail.html, `Your username is ${Username} and temporary password is ${password}. `);
  });

  describe('the password of an invitation', () => {
    const signIn = (ClientId: string, USERNAME: string, PASSWORD: string) =>
      wire().call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        ClientId,
        AuthParameters: { USERNAME, PASSWORD },
      });

    test('is made where none is given, and leads to NEW_PASSWORD_REQUIRED', async () => {
      const { UserPoolId, ClientId } = await poolFor(wire(), 'unverifying');
      const Username = newName();
      const UserAttributes = listOf({ email: 'made@example.com' });
      await wire().ok('AdminCreateUser', { UserPoolId, Username, UserAttributes });
      const made = /password is (\S+)\.\s*$/.exec(
        (await wire().mail.latest({ to: 'made@example.com' }))?.text ?? '',
      );
      const { text } = await signIn(ClientId, Username, made?.[1] ?? '');
      assert.equal(JSON.parse(text).ChallengeName, 'NEW_PASSWORD_REQUIRED');
    });

    test('is renewed by RESEND, also after the first one has expired', async () => {
      const { UserPoolId, ClientId } = await newPool(wire());
      const Username = newName();
      const who = { UserPoolId, Username };
      const UserAttributes = listOf({ email: 'again@example.com' });
      await wire().ok('AdminCreateUser', { ...who, UserAttributes, TemporaryPassword: 'First-Temp-1' });
      wire().clock.advance('8d');
      const expired = await signIn(ClientId, Username, 'First-Temp-1');
      assert.equal(expired.event.cause?.id, 'temporary-password-expired');
      const again = { ...who, MessageAction: 'RESEND', TemporaryPassword: 'Second-Temp-1' };
      const { User } = await wire().ok('AdminCreateUser', again);
      assert.equal(User?.UserStatus, 'FORCE_CHANGE_PASSWORD');
      assert.match((await wire().mail.latest({ to: 'again@example.com' }))?.text ?? '', /Second-Temp-1/);
      assert.equal((await signIn(ClientId, Username, 'First-Temp-1')).event.cause?.id, 'wrong-password');
      const { text } = await signIn(ClientId, Username, 'Second-Temp-1');
      assert.equal(JSON.parse(text).ChallengeName, 'NEW_PASSWORD_REQUIRED');
    });

    test('is not renewed for who has replaced it', async () => {
      const { UserPoolId } = await poolFor(wire(), 'unverifying');
      const who = { UserPoolId, Username: newName() };
      await wire().ok('AdminCreateUser', { ...who, MessageAction: 'SUPPRESS' });
      await wire().ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
      await wire().refused(
        'AdminCreateUser',
        { ...who, MessageAction: 'RESEND' },
        {
          type: 'UnsupportedUserStateException',
          message: `Resend not possible. ${who.Username} status is not FORCE_CHANGE_PASSWORD`,
          cause: 'resend-to-confirmed-invitee',
          facts: { status: 'CONFIRMED' },
        },
      );
    });
  });
});
