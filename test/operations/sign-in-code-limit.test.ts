import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { answer, choose, sdkOf } from './choice.ts';
import { onBothEngines } from './engines.ts';
import {
  addressesPool,
  atOnce,
  codesPool,
  factorsPool,
  few,
  limitedDescription,
  newPhone,
  sentTo,
  setupPool,
} from './limited-pools.ts';
import { answer as answerFactor, challengeOf, type MfaPool, prefer, signIn } from './mfa-pools.ts';
import { codeFor, type Person, person } from './people.ts';
import type { Shown } from './wire.ts';

const limited: Shown = {
  type: 'NotAuthorizedException',
  message: 'Password attempts exceeded',
  cause: 'sign-in-codes-exceeded',
};
const byMail = { PREFERRED_CHALLENGE: 'EMAIL_OTP' };
const bySms = { PREFERRED_CHALLENGE: 'SMS_OTP' };

onBothEngines({ pools: limitedDescription }, wire => {
  describe('codes of first factors', () => {
    const ask = (name: string, how: Readonly<Record<string, string>> = byMail, id: string = codesPool.open) =>
      choose(name, how, id);
    const user = async () => {
      const { phone_number, phone_number_verified } = newPhone();
      const anna = await person(wire(), {
        pool: codesPool.id,
        attributes: { phone_number, phone_number_verified },
      });
      return { ...anna, phone: phone_number };
    };
    const spend = async (name: string, id?: string) => {
      for (let code = 0; code < few; code += 1) await wire().ok('InitiateAuth', ask(name, byMail, id));
    };

    test('are sent as often as the pool says; then none is until the hour is over', async () => {
      wire().clock.pause();
      const anna = await user();
      await spend(anna.name);
      const facts = { user: anna.name, count: few + 1, limit: few };
      const refused = await wire().refused('InitiateAuth', ask(anna.name), { ...limited, facts });
      assert.deepEqual(refused.messages, []);
      assert.equal(await sentTo(wire(), anna.email), few);
      wire().clock.advance(3_600_000 - 1);
      await wire().refused('InitiateAuth', ask(anna.name), limited);
      wire().clock.advance(1);
      await wire().ok('InitiateAuth', ask(anna.name));
      assert.equal(await sentTo(wire(), anna.email), few + 1);
      wire().clock.resume();
    });

    test('are counted together: by mail and SMS, by whichever client, call and alias', async () => {
      const anna = await user();
      await wire().ok('InitiateAuth', ask(anna.name, byMail));
      await wire().ok('InitiateAuth', ask(anna.name, bySms, codesPool.hiding));
      const admin = { UserPoolId: codesPool.id, ...ask(anna.name, bySms) };
      await wire().ok('AdminInitiateAuth', admin);
      const chosen = async () => {
        const { Session } = await wire().ok('InitiateAuth', ask(anna.name, {}));
        const responses = { USERNAME: anna.name, ANSWER: 'EMAIL_OTP' };
        return answer('SELECT_CHALLENGE', Session, responses, codesPool.open);
      };
      await wire().ok('RespondToAuthChallenge', await chosen());
      await wire().refused('RespondToAuthChallenge', await chosen(), limited);
      await wire().refused('InitiateAuth', ask(anna.name, bySms), limited);
      await wire().refused('AdminInitiateAuth', admin, limited);
      const sent = (await sentTo(wire(), anna.email)) + (await sentTo(wire(), anna.phone));
      assert.equal(sent, few);
    });

    test('that arrived are taken also when no more are sent, and so is a password', async () => {
      const anna = await user();
      await spend(anna.name);
      await wire().refused('InitiateAuth', ask(anna.name), limited);
      const withPassword = ask(anna.name, { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: anna.password });
      assert.ok((await wire().ok('InitiateAuth', withPassword)).AuthenticationResult);

      const bert = await user();
      await spend(bert.name);
      wire().clock.advance('61m');
      const { Session } = await wire().ok('InitiateAuth', ask(bert.name));
      const EMAIL_OTP_CODE = await codeFor(wire(), bert);
      for (let code = 1; code < few; code += 1) await wire().ok('InitiateAuth', ask(bert.name, bySms));
      await wire().refused('InitiateAuth', ask(bert.name), limited);
      const given = answer('EMAIL_OTP', Session, { USERNAME: bert.name, EMAIL_OTP_CODE }, codesPool.open);
      assert.ok((await wire().ok('RespondToAuthChallenge', given)).AuthenticationResult);
      // Signing in opens no new hour.
      await wire().refused('InitiateAuth', ask(bert.name), limited);
    });

    test('are not counted where none is sent', async () => {
      const anna = await user();
      for (let time = 0; time <= few; time += 1) {
        await wire().ok('InitiateAuth', ask(anna.name, {}));
        await wire().ok('InitiateAuth', ask(anna.name, { PREFERRED_CHALLENGE: 'PASSWORD' }));
      }
      await spend(anna.name);
    });

    test('are refused alike to a user and to nobody by a client that hides who exists', async () => {
      const anna = await person(wire(), { pool: codesPool.id });
      const nobody = 'x'.repeat(anna.name.length);
      const own = ['x-amzn-requestid', 'date', 'x-lifeguard-cause'];
      const seen = async (name: string) => {
        const input = ask(name, byMail, codesPool.hiding);
        const { status, text, headers } = await wire().call('InitiateAuth', input);
        // A session is another each time; so are the letters of an address that nobody has.
        const same = text.replace(/[\w-]{200,}/, ({ length }) => `${length}`).replace(/\w\*{3}@\w/, '*@*');
        return { status, same, headers: [...headers].filter(([header]) => !own.includes(header)) };
      };
      for (let time = 0; time < few + 2; time += 1) {
        const [known, unknown] = [await seen(anna.name), await seen(nobody)];
        assert.deepEqual(unknown, known);
        assert.equal(known.status, time < few ? 200 : 400);
      }
      assert.equal(wire().events.last()?.cause?.id, limited.cause);
      assert.equal(await sentTo(wire(), anna.email), few);
    });

    test('asked for fifty times at once are sent no oftener than the pool says', async () => {
      const anna = await user();
      const causes = await atOnce(50, turn =>
        wire().call('InitiateAuth', ask(anna.name, byMail, turn % 2 ? codesPool.open : codesPool.hiding)),
      );
      assert.deepEqual([causes.get(undefined), causes.get(limited.cause)], [few, 50 - few]);
      assert.equal(await sentTo(wire(), anna.email), few);
    });

    test('are twenty where the pool says nothing', async () => {
      const anna = await person(wire(), { pool: addressesPool.id });
      const input = ask(anna.name, byMail, addressesPool.client);
      for (let code = 0; code < 20; code += 1) await wire().ok('InitiateAuth', input);
      await wire().refused('InitiateAuth', input, { ...limited, facts: { count: 21, limit: 20 } });
    });

    test('that are refused are not asked for again by the SDK', async () => {
      const sdk = sdkOf(wire(), 3);
      try {
        const anna = await user();
        await spend(anna.name);
        const before = wire().events.all({ operation: 'InitiateAuth', user: anna.name }).length;
        await assert.rejects(sdk.send(new InitiateAuthCommand(ask(anna.name))), {
          name: limited.type,
          message: limited.message,
        });
        const after = wire().events.all({ operation: 'InitiateAuth', user: anna.name }).length;
        assert.equal(after, before + 1);
      } finally {
        sdk.destroy();
      }
    });
  });

  describe('codes of second factors', () => {
    const factors = [
      ['SMS_MFA', { SMSMfaSettings: { Enabled: true } }],
      ['EMAIL_OTP', { EmailMfaSettings: { Enabled: true } }],
    ] as const;
    const both = { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } };
    const user = async (preference: object): Promise<Person & { to(factor: string): string }> => {
      const phone = newPhone();
      const anna = await person(wire(), { pool: factorsPool.id, attributes: phone });
      await prefer(wire(), factorsPool, anna, preference);
      return { ...anna, to: factor => (factor === 'SMS_MFA' ? phone.phone_number : anna.email) };
    };
    const spend = async (pool: MfaPool, who: Person, codes = few) => {
      for (let code = 0; code < codes; code += 1) await challengeOf(wire(), pool, who);
    };

    for (const [factor, preference] of factors) {
      test(`by ${factor} are sent as often as the pool says, also where they are taken`, async () => {
        wire().clock.pause();
        const anna = await user(preference);
        const { Session } = await challengeOf(wire(), factorsPool, anna);
        const code = await codeFor(wire(), { email: anna.to(factor) });
        const given = answerFactor(factorsPool, anna, factor, Session, { [`${factor}_CODE`]: code });
        assert.ok((await wire().ok('RespondToAuthChallenge', given)).AuthenticationResult);
        await spend(factorsPool, anna, few - 1);
        await wire().refused('InitiateAuth', signIn(factorsPool, anna), limited);
        assert.equal(await sentTo(wire(), anna.to(factor)), few);
        wire().clock.advance('1h');
        await spend(factorsPool, anna, 1);
        wire().clock.resume();
      });
      test(`by ${factor}, asked for fifty times at once, are sent no oftener`, async () => {
        const anna = await user(preference);
        const causes = await atOnce(50, () => wire().call('InitiateAuth', signIn(factorsPool, anna)));
        assert.deepEqual([causes.get(undefined), causes.get(limited.cause)], [few, 50 - few]);
        assert.equal(await sentTo(wire(), anna.to(factor)), few);
      });
    }

    test('are counted together whichever is chosen', async () => {
      const anna = await user(both);
      const choice = async (ANSWER: string) => {
        const { name, Session } = await challengeOf(wire(), factorsPool, anna);
        assert.equal(name, 'SELECT_MFA_TYPE');
        return answerFactor(factorsPool, anna, 'SELECT_MFA_TYPE', Session, { ANSWER });
      };
      for (const factor of ['SMS_MFA', 'EMAIL_OTP', 'SMS_MFA', 'EMAIL_OTP']) {
        await wire().ok('RespondToAuthChallenge', await choice(factor));
      }
      await wire().refused('RespondToAuthChallenge', await choice('SMS_MFA'), limited);
      await wire().refused('RespondToAuthChallenge', await choice('EMAIL_OTP'), limited);
    });

    test('are neither sent nor counted for a wrong password', async () => {
      const anna = await user(factors[1][1]);
      const stranger = { ...anna, password: 'Wrong-Password-1' };
      for (let time = 0; time < 3; time += 1)
        await wire().call('InitiateAuth', signIn(factorsPool, stranger));
      assert.equal(await sentTo(wire(), anna.email), 0);
      await spend(factorsPool, anna);
    });

    test('that set up an address are counted too, whichever address it is', async () => {
      const anna = await person(wire(), {
        pool: setupPool.id,
        attributes: { email: '', email_verified: '' },
      });
      const setUp = async (EMAIL: string) => {
        const { name, Session } = await challengeOf(wire(), setupPool, anna);
        assert.equal(name, 'MFA_SETUP');
        return answerFactor(setupPool, anna, 'MFA_SETUP', Session, { EMAIL });
      };
      for (let code = 0; code < few; code += 1) {
        await wire().ok('RespondToAuthChallenge', await setUp(`victim${code}@example.com`));
      }
      await wire().refused('RespondToAuthChallenge', await setUp('victim@example.com'), limited);
      assert.equal(await sentTo(wire(), 'victim@example.com'), 0);
    });
  });
});
