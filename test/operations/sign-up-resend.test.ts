import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { disabled, limited, missing, signedUp } from './signed-up.ts';
import { invalid, newName, password, poolFor } from './user-pools.ts';
import type { Shown } from './wire.ts';

const hidden = { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***' };

onBothEngines({ pools: description }, wire => {
  const signUp = () => signedUp(wire());

  describe('ResendConfirmationCode', () => {
    test('5 times an hour', async () => {
      const { ClientId, Username } = await signUp();
      const input = { ClientId, Username };
      for (let time = 0; time < 5; time += 1) await wire().ok('ResendConfirmationCode', input);
      await wire().refused('ResendConfirmationCode', input, { ...limited, facts: { count: 6, limit: 5 } });
      wire().clock.advance('61m');
      await wire().ok('ResendConfirmationCode', input);
    });

    test('to nobody, and to users who get no code: told, or answered like a success that sends nothing', async () => {
      const unconfirmed = async () => (await signUp()).Username;
      const rows: readonly (readonly [name: string, user: () => Promise<string>, shown: Shown])[] = [
        ['nobody', async () => 'nobody', missing],
        [
          'a confirmed user',
          async () => {
            const { UserPoolId, Username } = await signUp();
            await wire().ok('AdminConfirmSignUp', { UserPoolId, Username });
            return Username;
          },
          invalid('User is already confirmed.', 'resend-to-confirmed-user'),
        ],
        [
          'a disabled user',
          async () => {
            const { UserPoolId } = await poolFor(wire(), 'plain');
            const Username = await unconfirmed();
            await wire().ok('AdminDisableUser', { UserPoolId, Username });
            return Username;
          },
          disabled,
        ],
        [
          'a user without the address',
          async () => {
            const { ClientId } = await poolFor(wire(), 'plain');
            const Username = newName();
            await wire().ok('SignUp', { ClientId, Username, Password: password });
            return Username;
          },
          {
            type: 'NotAuthorizedException',
            message: 'Cannot resend codes. Auto verification not turned on.',
            cause: 'nothing-to-verify',
          },
        ],
      ];
      const { ClientId, hiding } = await signUp();
      for (const [name, user, shown] of rows) {
        const Username = await user();
        await wire().refused('ResendConfirmationCode', { ClientId, Username }, shown);
        const { status, text, event } = await wire().call('ResendConfirmationCode', {
          ClientId: hiding,
          Username,
        });
        assert.equal(status, 200, name);
        const { CodeDeliveryDetails: details } = JSON.parse(text);
        assert.deepEqual(
          [details.AttributeName, details.DeliveryMedium],
          [hidden.AttributeName, hidden.DeliveryMedium],
        );
        assert.match(details.Destination, /^[a-z]\*\*\*@[a-z]\*\*\*$/);
        assert.deepEqual([event.outcome, event.cause?.id, event.messages], ['ok', shown.cause, []], name);
      }
      const Username = 'nobody@example.com';
      const { text } = await wire().call('ResendConfirmationCode', { ClientId: hiding, Username });
      assert.deepEqual(JSON.parse(text), { CodeDeliveryDetails: hidden });
    });

    test('in a pool that verifies nothing, whoever it is for', async () => {
      const { ClientId } = await poolFor(wire(), 'unverifying');
      const Username = newName();
      await wire().ok('SignUp', { ClientId, Username, Password: password });
      await wire().refused(
        'ResendConfirmationCode',
        { ClientId, Username },
        {
          type: 'NotAuthorizedException',
          message: 'Cannot resend codes. Auto verification not turned on.',
          cause: 'nothing-to-verify',
        },
      );
    });
  });
});
