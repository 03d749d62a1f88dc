import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CountedCall, type CountedService, startCounted } from './counted-work.ts';
import { srpTimestamp } from './srp-time.ts';

const poolId = 'us-east-1_Hidden001';
const emailPoolId = 'us-east-1_Hidden002';
const clientId = 'hidden0client0of0tests01';
const emailClientId = 'hidden0client0of0tests02';
const password = 'First-Password-1';
const authFlows = [
  'ALLOW_USER_PASSWORD_AUTH' as const,
  'ALLOW_USER_SRP_AUTH' as const,
  'ALLOW_ADMIN_USER_PASSWORD_AUTH' as const,
  'ALLOW_USER_AUTH' as const,
];
const hiding = { name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' as const };

/** One-time codes by mail are a first factor; few are sent. */
const factors = {
  limits: { signInCodesPerHour: 3 },
  firstFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const],
  mail: {
    sendingAccount: 'DEVELOPER' as const,
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/noreply@example.com',
  },
};

const pools = {
  regions: ['us-east-1'],
  pools: [
    {
      id: poolId,
      name: 'names',
      ...factors,
      aliasAttributes: ['email' as const],
      autoVerifiedAttributes: ['email' as const],
      clients: [{ id: clientId, ...hiding }],
    },
    {
      id: emailPoolId,
      name: 'addresses',
      ...factors,
      usernameAttributes: ['email' as const],
      autoVerifiedAttributes: ['email' as const],
      clients: [{ id: emailClientId, ...hiding }],
    },
  ],
};

/** Where users choose their names, and where addresses stand for them. */
const kinds = [
  { kind: 'a name', UserPoolId: poolId, ClientId: clientId, nameOf: (who: string) => who },
  {
    kind: 'an address',
    UserPoolId: emailPoolId,
    ClientId: emailClientId,
    nameOf: (who: string) => `${who}@example.com`,
  },
] as const;

/** What a stranger can tell answers apart by: all but what is new in each. */
function seen({ answer }: CountedCall): object {
  const { 'x-amzn-RequestId': _, ...headers } = answer.headers;
  return { status: answer.status, headers, body: shapeOf(JSON.parse(answer.body)) };
}

/** Texts by their length, but for errors, which are the same. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === '__type' || name === 'message' ? inner : shapeOf(inner),
  ]);
  return Object.fromEntries(entries);
}

describe('a client that hides who exists does the same for a stranger as for a user', () => {
  let service: CountedService;
  before(async () => {
    service = await startCounted(pools);
  });
  after(() => service.stop());

  for (const { kind, UserPoolId, ClientId, nameOf } of kinds) {
    describe(`who is told by ${kind}`, () => {
      let count = 10;

      /** Names of equal length: one of a confirmed or unconfirmed user, one of nobody. */
      async function pair(status: 'CONFIRMED' | 'UNCONFIRMED' = 'CONFIRMED') {
        count += 1;
        const [known, unknown] = [nameOf(`user${count}`), nameOf(`none${count}`)];
        const UserAttributes = [{ Name: 'email', Value: `user${count}@example.com` }];
        if (status === 'UNCONFIRMED') {
          await service.ok('SignUp', { ClientId, Username: known, Password: password, UserAttributes });
        } else {
          const who = { UserPoolId, Username: known };
          UserAttributes.push({ Name: 'email_verified', Value: 'true' });
          await service.ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
          await service.ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
        }
        return { known, unknown };
      }

      /** Asserts that both calls look alike and took the same work, though their causes differ. */
      function alike(ofUser: CountedCall, ofStranger: CountedCall): void {
        assert.deepEqual(seen(ofStranger), seen(ofUser));
        assert.deepEqual(ofStranger.work, ofUser.work);
        assert.ok(ofUser.work.length > 0);
        assert.notEqual(ofStranger.cause, ofUser.cause);
      }

      async function both(
        operation: string,
        { known, unknown }: { readonly known: string; readonly unknown: string },
        inputOf: (name: string) => object,
      ): Promise<[CountedCall, CountedCall]> {
        const calls: [CountedCall, CountedCall] = [
          await service.call(operation, inputOf(known)),
          await service.call(operation, inputOf(unknown)),
        ];
        alike(...calls);
        return calls;
      }

      for (const [operation, AuthFlow, more] of [
        ['InitiateAuth', 'USER_PASSWORD_AUTH', {}],
        ['AdminInitiateAuth', 'ADMIN_USER_PASSWORD_AUTH', { UserPoolId }],
      ] as const) {
        test(`${operation} with a wrong password, up to its lock`, async () => {
          const names = await pair();
          for (let failure = 1; failure <= 6; failure += 1) {
            const inputOf = (USERNAME: string) => ({
              ...more,
              ClientId,
              AuthFlow,
              AuthParameters: { USERNAME, PASSWORD: 'Wrong-Password-1' },
            });
            if (failure < 6) await both(operation, names, inputOf);
            else {
              const locked = await service.call(operation, inputOf(names.known));
              const stranger = await service.call(operation, inputOf(names.unknown));
              assert.deepEqual([seen(stranger), stranger.work], [seen(locked), locked.work]);
              assert.equal(stranger.cause, 'password-attempts-exceeded');
            }
          }
        });
      }

      test('InitiateAuth and RespondToAuthChallenge with SRP', async () => {
        const names = await pair();
        const start = (USERNAME: string) =>
          service.call('InitiateAuth', {
            ClientId,
            AuthFlow: 'USER_SRP_AUTH',
            AuthParameters: { USERNAME, SRP_A: 'abcdef' },
          });
        const [ofUser, ofStranger] = [await start(names.known), await start(names.unknown)];
        assert.deepEqual(seen(ofStranger), seen(ofUser));
        assert.deepEqual(ofStranger.work, ofUser.work);

        const answer = ({ answer }: CountedCall) => {
          const { ChallengeParameters: parameters } = JSON.parse(answer.body);
          return service.call('RespondToAuthChallenge', {
            ClientId,
            ChallengeName: 'PASSWORD_VERIFIER',
            ChallengeResponses: {
              USERNAME: parameters.USER_ID_FOR_SRP,
              PASSWORD_CLAIM_SECRET_BLOCK: parameters.SECRET_BLOCK,
              PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
              TIMESTAMP: srpTimestamp(service.clock.now()),
            },
          });
        };
        alike(await answer(ofUser), await answer(ofStranger));
      });

      for (const [name, parameters] of [
        ['a wrong password', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Wrong-Password-1' }],
        ['SRP', { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'abcdef' }],
        ['a code by mail', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }],
        ['a choice', {}],
      ] as const) {
        test(`InitiateAuth by choice with ${name}`, async () => {
          const names = await pair();
          await both('InitiateAuth', names, USERNAME => ({
            ClientId,
            AuthFlow: 'USER_AUTH',
            AuthParameters: { USERNAME, ...parameters },
          }));
        });
      }

      test('InitiateAuth by choice with codes by mail, up to their limit', async () => {
        const names = await pair();
        const inputOf = (USERNAME: string) => ({
          ClientId,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'EMAIL_OTP' },
        });
        for (let code = 1; code <= 3; code += 1) await both('InitiateAuth', names, inputOf);
        const limited = await service.call('InitiateAuth', inputOf(names.known));
        const stranger = await service.call('InitiateAuth', inputOf(names.unknown));
        assert.deepEqual([seen(stranger), stranger.work], [seen(limited), limited.work]);
        assert.deepEqual(
          [limited.cause, stranger.cause],
          ['sign-in-codes-exceeded', 'sign-in-codes-exceeded'],
        );
      });

      test('ConfirmSignUp with a wrong code', async () => {
        const names = await pair('UNCONFIRMED');
        const ConfirmationCode = 'wrong';
        await both('ConfirmSignUp', names, Username => ({ ClientId, Username, ConfirmationCode }));
      });

      test('ForgotPassword', async () => {
        const names = await pair();
        await both('ForgotPassword', names, Username => ({ ClientId, Username }));
      });

      test('ForgotPassword of a user who has no address to send to', async () => {
        const names = await pair('UNCONFIRMED');
        await both('ForgotPassword', names, Username => ({ ClientId, Username }));
      });

      test('ConfirmForgotPassword with a wrong code', async () => {
        const names = await pair();
        await service.ok('ForgotPassword', { ClientId, Username: names.known });
        await both('ConfirmForgotPassword', names, Username => ({
          ClientId,
          Username,
          ConfirmationCode: 'wrong',
          Password: password,
        }));
      });

      test('ResendConfirmationCode', async () => {
        const names = await pair('UNCONFIRMED');
        await both('ResendConfirmationCode', names, Username => ({ ClientId, Username }));
      });

      test('ResendConfirmationCode of a user who is confirmed', async () => {
        const names = await pair();
        await both('ResendConfirmationCode', names, Username => ({ ClientId, Username }));
      });
    });
  }

  test('SignUp with an address that somebody has, where it is an alias', async () => {
    const signUp = (Username: string, address: string) =>
      service.call('SignUp', {
        ClientId: clientId,
        Username,
        Password: password,
        UserAttributes: [{ Name: 'email', Value: address }],
      });
    await signUp('owner1', 'taken1@example.com');
    const [taken, free] = [
      await signUp('second', 'taken1@example.com'),
      await signUp('third1', 'free11@example.com'),
    ];
    assert.deepEqual([seen(taken), taken.work], [seen(free), free.work]);
    assert.equal(taken.answer.status, 200);
  });
});
