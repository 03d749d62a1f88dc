import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { sdkOf } from './choice.ts';
import { onBothEngines } from './engines.ts';
import { addressesPool, atOnce, limitedDescription, newPhone, sentTo } from './limited-pools.ts';
import { member, signIn } from './member.ts';
import { signedUp } from './signed-up.ts';
import { listOf, newName, password } from './user-pools.ts';
import type { Shown } from './wire.ts';

/** Codes to new addresses, for each user and hour. */
const most = 10;

const limited: Shown = {
  type: 'TooManyRequestsException',
  message: 'Attempt limit exceeded, please try after some time.',
  cause: 'new-addresses-exceeded',
};

onBothEngines({ pools: limitedDescription }, wire => {
  const newEmail = () => `${newName()}@example.com`;
  const pool = { UserPoolId: addressesPool.id, ClientId: addressesPool.client };
  const user = () => member(wire(), pool, { email: newEmail(), email_verified: 'true' });
  const change = (AccessToken: string, attributes: Readonly<Record<string, string>>) => ({
    AccessToken,
    UserAttributes: listOf(attributes),
  });
  const spend = async (AccessToken: string, codes = most) => {
    for (let code = 0; code < codes; code += 1) {
      await wire().ok('UpdateUserAttributes', change(AccessToken, { email: newEmail() }));
    }
  };

  describe('codes to new addresses', () => {
    test('are sent ten times; then nothing is sent and nothing changes until the hour is over', async () => {
      wire().clock.pause();
      const { AccessToken, attributes, who } = await user();
      await spend(AccessToken);
      const before = await attributes();
      const email = newEmail();
      const input = change(AccessToken, { email, name: 'Anna' });
      const facts = { count: most + 1, limit: most };
      const { messages } = await wire().refused('UpdateUserAttributes', input, { ...limited, facts });
      assert.deepEqual([messages, await sentTo(wire(), email)], [[], 0]);
      assert.deepEqual(await attributes(), before);
      wire().clock.advance(3_600_000 - 1);
      const later = (await signIn(wire(), pool.ClientId, who.Username))?.AccessToken ?? '';
      await wire().refused('UpdateUserAttributes', { ...input, AccessToken: later }, limited);
      wire().clock.advance(1);
      await wire().ok('UpdateUserAttributes', { ...input, AccessToken: later });
      assert.equal(await sentTo(wire(), email), 1);
      wire().clock.resume();
    });

    test('are not counted where none is sent', async () => {
      const { AccessToken, attributes } = await user();
      const { email = '' } = await attributes();
      for (let time = 0; time <= most; time += 1) {
        await wire().ok('UpdateUserAttributes', change(AccessToken, { email, name: `Anna ${time}` }));
      }
      await spend(AccessToken);
      await wire().ok('UpdateUserAttributes', change(AccessToken, { name: 'Anna' }));
    });

    test('count for two where both addresses are new', async () => {
      const { AccessToken } = await user();
      const both = () => change(AccessToken, { email: newEmail(), phone_number: newPhone().phone_number });
      for (let time = 0; time < most / 2 - 1; time += 1) await wire().ok('UpdateUserAttributes', both());
      await spend(AccessToken, 1);
      await wire().refused('UpdateUserAttributes', both(), limited);
      // One more is left: what was refused is not counted.
      await spend(AccessToken, 1);
      await wire().refused('UpdateUserAttributes', change(AccessToken, { email: newEmail() }), limited);
    });

    test('leave those that are asked for again their own limit, and administrators without one', async () => {
      const { AccessToken, who } = await user();
      await spend(AccessToken);
      for (let time = 0; time < 5; time += 1) {
        await wire().ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
      }
      const email = newEmail();
      await wire().ok('AdminUpdateUserAttributes', { ...who, UserAttributes: listOf({ email }) });
      assert.equal(await sentTo(wire(), email), 1);
    });

    test('asked for fifty times at once are sent ten times', async () => {
      const { AccessToken } = await user();
      const emails = Array.from({ length: 50 }, newEmail);
      const causes = await atOnce(emails.length, turn =>
        wire().call('UpdateUserAttributes', change(AccessToken, { email: emails[turn] ?? '' })),
      );
      assert.deepEqual([causes.get(undefined), causes.get(limited.cause)], [most, 50 - most]);
      const sent = await Promise.all(emails.map(email => sentTo(wire(), email)));
      assert.equal(sent.filter(count => count > 0).length, most);
    });

    test('are refused in the words of the SDK', async () => {
      const sdk = sdkOf(wire());
      try {
        const { AccessToken } = await user();
        await spend(AccessToken);
        const command = new UpdateUserAttributesCommand(change(AccessToken, { email: newEmail() }));
        await assert.rejects(sdk.send(command), { name: limited.type, message: limited.message });
      } finally {
        sdk.destroy();
      }
    });
  });

  test('a sign-up for a name that waits for its code sends nothing', async () => {
    const { ClientId, Username, email } = await signedUp(wire());
    const again = { ClientId, Username, Password: password, UserAttributes: listOf({ email }) };
    await wire().refused('SignUp', again, {
      type: 'UsernameExistsException',
      message: 'User already exists',
      cause: 'username-taken',
    });
    assert.equal(await sentTo(wire(), email), 1);
  });
});
