import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownUser } from '../../src/causes/known.ts';
import { byLikelihood, judges } from './judged.ts';
import { call, link, pool, refused } from './known.ts';

const client = { clientId: 'clienta', user: 'user-1' };
const denied = 'NotAuthorizedException';
const shown = (message: string, type = denied) => ({ errors: [{ at: 'API' as const, type, message }] });
const wrong = shown('Incorrect username or password.');
const locked = 'Password attempts exceeded';
const incorrect = { error: { type: denied, message: 'Incorrect username or password.' } };

function user(members: Partial<Extract<KnownUser, { exists: true }>> = {}): KnownUser {
  return {
    exists: true,
    status: 'CONFIRMED',
    isEnabled: true,
    hasEmail: true,
    hasPhone: false,
    emailVerified: true,
    phoneVerified: false,
    isFederated: false,
    factors: [],
    ...members,
  };
}

test('of a refused password, the password comes first, then a user who is not there', () => {
  const order = ['wrong-password', 'user-not-found-hidden', 'srp-proof-wrong', 'custom-auth-failed'];
  assert.deepEqual(byLikelihood(denied, order.toReversed()), order);
});

judges('incorrect username or password', [
  {
    name: 'a user who may sign in',
    cause: 'wrong-password',
    given: { user: user() },
    finds: ['for: The user exists, with the status CONFIRMED.'],
  },
  {
    name: 'a user who is disabled',
    cause: 'wrong-password',
    given: { ...wrong, user: user({ isEnabled: false }) },
    finds: ['against: The user is disabled, which is shown before a password is looked at.'],
  },
  {
    name: 'nobody of that name',
    cause: 'wrong-password',
    given: { user: { exists: false } },
    finds: ['rules it out: The pool has no user of that name.'],
  },
  {
    name: 'a federated user',
    cause: 'wrong-password',
    given: { user: user({ isFederated: true, status: 'EXTERNAL_PROVIDER' }) },
    finds: ['rules it out: The user signs in through another provider and has no password here.'],
  },
  {
    name: 'a federated user',
    cause: 'federated-user-without-password',
    given: { ...wrong, user: user({ isFederated: true, status: 'EXTERNAL_PROVIDER' }) },
    finds: ['settles it: The user signs in through another provider.'],
  },
  {
    name: 'nobody of that name, which the client hides',
    cause: 'user-not-found-hidden',
    given: { ...wrong, user: { exists: false }, sentBy: 'clienta', pools: [pool({}, { hidesUsers: true })] },
    finds: ['for: Client clienta (web) hides who exists.', 'settles it: The pool has no user of that name.'],
  },
  {
    name: 'a reset is required',
    cause: 'reset-required-hidden',
    given: { ...wrong, user: user({ status: 'RESET_REQUIRED' }) },
    finds: ['settles it: The status of the user is RESET_REQUIRED.'],
  },
  {
    name: 'a custom sign-in',
    cause: 'custom-auth-failed',
    given: { calls: [refused('InitiateAuth', denied, 1, { ...client, authFlow: 'CUSTOM_AUTH' })] },
    finds: ['for: The sign-in was a custom one (CUSTOM_AUTH).'],
  },
  {
    name: 'a sign-in with a password',
    cause: 'custom-auth-failed',
    given: { calls: [refused('InitiateAuth', denied, 1, { ...client, authFlow: 'USER_SRP_AUTH' })] },
    finds: ['rules it out: The sign-in was by USER_SRP_AUTH, not a custom one.'],
  },
  {
    name: 'SRP at a pool that migrates',
    cause: 'migration-declined',
    given: {
      calls: [refused('InitiateAuth', denied, 1, { ...client, authFlow: 'USER_SRP_AUTH' })],
      pools: [pool({ triggers: ['UserMigration'] })],
    },
    finds: [
      'for: The pool has a UserMigration trigger.',
      'for: The sign-in was by SRP, for which the function does not run.',
    ],
  },
  {
    name: 'a pool that minds capital letters',
    cause: 'user-name-in-another-case',
    given: { pools: [pool({ isCaseSensitive: true })] },
    finds: ['for: The pool tells capital and small letters apart.'],
  },
  {
    name: 'an alias that is not verified',
    cause: 'alias-not-active',
    given: { pools: [pool({ aliasAttributes: ['email'] })], user: user({ emailVerified: false }) },
    finds: ['for: E-mail addresses are aliases in the pool, and that of the user is not verified.'],
  },
  {
    name: 'a link of another pool',
    cause: 'sign-in-at-another-pool',
    given: { ...wrong, sentBy: 'clienta', pools: [pool()], links: [link({ poolId: 'us-east-1_PoolTwo' })] },
    finds: [
      'settles it: Client clienta (web) is one of pool us-east-1_PoolOne; the link is of pool us-east-1_PoolTwo.',
    ],
  },
]);

judges('other refusals', [
  {
    name: 'a user who is disabled',
    cause: 'user-is-disabled',
    given: { ...shown('User is disabled.'), user: user({ isEnabled: false }) },
    finds: ['settles it: The user is disabled.'],
  },
  {
    name: 'a user who is disabled, where the password was refused',
    cause: 'user-is-disabled',
    given: { ...wrong, user: user({ isEnabled: false }) },
    finds: ['settles it: The user is disabled, and is refused with any password.'],
  },
  {
    name: 'a user who is disabled, where another error was shown',
    cause: 'user-is-disabled',
    given: { ...shown('Password attempts exceeded'), user: user({ isEnabled: false }) },
    finds: ['for: The user is disabled.'],
  },
  {
    name: 'a user who is confirmed',
    cause: 'user-not-confirmed',
    given: { user: user() },
    finds: ['rules it out: The status of the user is CONFIRMED.'],
  },
  {
    name: 'a temporary password',
    cause: 'reset-not-possible-in-status',
    given: {
      ...shown('User password cannot be reset in the current state.'),
      user: user({ status: 'FORCE_CHANGE_PASSWORD' }),
    },
    finds: ['settles it: The status of the user is FORCE_CHANGE_PASSWORD.'],
  },
  ...(
    [
      ['five wrong passwords, and the words of the lock', 1, locked, 'settles it', 5],
      ['five wrong passwords, and no words', 1, undefined, 'for', 5],
      ['five wrong passwords a while ago, and the words of the lock', -8, locked, 'against', 3],
      ['a wrong password once more', 1, incorrect.error.message, undefined, 5],
    ] as const
  ).map(([name, ago, message, speaks, count]) => ({
    name,
    cause: 'password-attempts-exceeded',
    given: {
      calls: [
        ...[9, 8, 7, 6, 5].map(ago =>
          call('InitiateAuth', ago, { ...client, outcome: 'failed', ...incorrect }),
        ),
        refused('InitiateAuth', denied, ago, {
          ...client,
          ...(message !== undefined && { error: { type: denied, message } }),
        }),
      ],
    },
    finds:
      speaks === undefined
        ? []
        : [`${speaks}: ${count} wrong passwords of the user were seen in the fifteen minutes before.`],
  })),
  {
    name: 'an answer under the name that the challenge gave',
    cause: 'session-invalid',
    given: {
      calls: [
        call('InitiateAuth', 2, { ...client, user: 'joe@example.com', marks: { session: 'session-1' } }),
        refused('RespondToAuthChallenge', denied, 1, { ...client, marks: { session: 'session-1' } }),
      ],
    },
    finds: [],
  },
  {
    name: 'an answer of another client',
    cause: 'session-invalid',
    given: {
      calls: [
        call('InitiateAuth', 2, { ...client, marks: { session: 'session-1' } }),
        refused('RespondToAuthChallenge', denied, 1, {
          ...client,
          clientId: 'clientb',
          marks: { session: 'session-1' },
        }),
      ],
      pools: [pool()],
    },
    finds: ['settles it: The session was given to client clienta (web) and answered by clientb (mobile).'],
  },
  ...(
    [
      [4, 3, 'settles it: The session was answered 4 minutes after it was given out; it lasts 3 minutes.'],
      [4, 5, 'against: The session was answered 4 minutes after it was given out; it lasts 5 minutes.'],
      [
        2,
        undefined,
        'against: The session was answered 2 minutes after it was given out; sessions last 3 to 15 minutes.',
      ],
      [
        4,
        undefined,
        'for: The session was answered 4 minutes after it was given out; sessions last 3 to 15 minutes.',
      ],
      [
        16,
        undefined,
        'settles it: The session was answered 16 minutes after it was given out; sessions last 3 to 15 minutes.',
      ],
    ] as const
  ).map(([minutes, sessionMinutes, finds]) => ({
    name: `${minutes} minutes between challenge and answer, of ${sessionMinutes ?? 'nobody knows how many'}`,
    cause: 'session-expired',
    given: {
      calls: [
        call('InitiateAuth', minutes + 1, { ...client, marks: { session: 'session-1' } }),
        refused('RespondToAuthChallenge', denied, 1, { ...client, marks: { session: 'session-1' } }),
      ],
      pools: [pool({}, sessionMinutes === undefined ? {} : { sessionMinutes })],
    },
    finds: [finds],
  })),
  {
    name: 'the same session twice',
    cause: 'session-already-used',
    given: {
      calls: [
        call('RespondToAuthChallenge', 2, { ...client, marks: { session: 'session-1' } }),
        refused('RespondToAuthChallenge', denied, 1, { ...client, marks: { session: 'session-1' } }),
      ],
    },
    finds: ['settles it: The same session was answered with success 60 seconds before.'],
  },
  ...(
    [
      [
        'a flow that the client does not have',
        'USER_PASSWORD_AUTH',
        ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        'USER_SRP_AUTH, REFRESH_TOKEN_AUTH; the call used USER_PASSWORD_AUTH',
      ],
      [
        'none of the defaults',
        'USER_PASSWORD_AUTH',
        [],
        'USER_SRP_AUTH, CUSTOM_AUTH, REFRESH_TOKEN_AUTH; the call used USER_PASSWORD_AUTH',
      ],
    ] as const
  ).map(([name, authFlow, flows, said]) => ({
    name,
    cause: 'flow-not-enabled',
    given: {
      calls: [refused('InitiateAuth', 'InvalidParameterException', 1, { ...client, authFlow })],
      pools: [pool({}, { flows })],
    },
    finds: [`settles it: Client clienta (web) allows ${said}.`],
  })),
  ...(
    [
      ['one of the defaults', 'USER_SRP_AUTH', [], 'USER_SRP_AUTH, CUSTOM_AUTH, REFRESH_TOKEN_AUTH'],
      ['the other name of a refresh', 'REFRESH_TOKEN', ['ALLOW_REFRESH_TOKEN_AUTH'], 'REFRESH_TOKEN_AUTH'],
      [
        'what the older names let in',
        'REFRESH_TOKEN_AUTH',
        ['CUSTOM_AUTH_FLOW_ONLY'],
        'CUSTOM_AUTH, REFRESH_TOKEN_AUTH',
      ],
    ] as const
  ).map(([name, authFlow, flows, said]) => ({
    name,
    cause: 'flow-not-enabled',
    given: {
      calls: [refused('InitiateAuth', 'InvalidParameterException', 1, { ...client, authFlow })],
      pools: [pool({}, { flows })],
    },
    finds: [`rules it out: Client clienta (web) allows ${said}, and the call used ${authFlow}.`],
  })),
  {
    name: 'no trigger for custom sign-ins',
    cause: 'custom-auth-not-configured',
    given: {
      ...shown(
        'Custom auth lambda trigger is not configured for the user pool.',
        'InvalidParameterException',
      ),
      pools: [pool({ triggers: ['PreSignUp'] })],
    },
    finds: ['settles it: The pool has no DefineAuthChallenge trigger.'],
  },
  {
    name: 'a pool in another region',
    cause: 'pool-in-another-region',
    given: {
      calls: [
        refused('DescribeUserPool', 'ResourceNotFoundException', 1, {
          poolId: 'us-east-1_PoolOne',
          region: 'eu-west-1',
        }),
      ],
    },
    finds: ['settles it: The call went to eu-west-1; pool us-east-1_PoolOne is in another region.'],
  },
  {
    name: 'a closed pool',
    cause: 'sign-up-closed',
    given: { ...shown('SignUp is not permitted for this user pool'), pools: [pool({ signUp: 'closed' })] },
    finds: ['settles it: The pool lets only administrators create users.'],
  },
  {
    name: 'nothing that is verified',
    cause: 'no-verified-recovery',
    given: {
      ...shown(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
        'InvalidParameterException',
      ),
      user: user({ emailVerified: false }),
    },
    finds: ['settles it: Neither the e-mail address nor the phone number of the user is verified.'],
  },
  {
    name: 'recovery by the second factor',
    cause: 'no-verified-recovery',
    given: {
      ...shown(
        'Cannot reset password for the user as there is no registered/verified email or phone_number',
        'InvalidParameterException',
      ),
      user: user({ phoneVerified: true, emailVerified: false, factors: ['SMS_MFA'] }),
      pools: [pool({ recovery: ['verified_email', 'verified_phone_number'] })],
    },
    finds: ['settles it: The phone number is the only way left, and it is the second factor of the user.'],
  },
  {
    name: 'recovery by administrators',
    cause: 'recovery-by-administrator-only',
    given: {
      ...shown('Contact administrator to reset password.'),
      pools: [pool({ recovery: ['admin_only'] })],
    },
    finds: ['settles it: The pool recovers by admin_only.'],
  },
]);

judges('clients that are not there', [
  {
    name: 'none of those that there are',
    cause: 'client-not-found',
    given: { sentBy: 'clientx', pools: [pool()] },
    finds: ['for: None of the known pools has client clientx.'],
  },
  {
    name: 'none of those that are known',
    cause: 'client-not-found',
    given: { sentBy: 'clientx', pools: [pool({ hasAllClients: false })] },
    finds: [],
  },
  {
    name: 'one that is there',
    cause: 'client-not-found',
    given: { sentBy: 'clienta', pools: [pool()] },
    finds: ['against: Client clienta (web) is one of pool us-east-1_PoolOne.'],
  },
]);

const hides = 'Client clienta (web) hides who exists.';
const doesNotHide = 'Client clienta (web) does not hide who exists (PreventUserExistenceErrors).';

judges(
  'who is hidden',
  (
    [
      ['user-not-found-hidden', `for: ${hides}`, `rules it out: ${doesNotHide}`],
      ['hidden-user-submits-code', `for: ${hides}`, `rules it out: ${doesNotHide}`],
      ['code-delivery-simulated', `for: ${hides}`, `rules it out: ${doesNotHide}`],
      ['trigger-for-unknown-user', `for: ${hides}`, `rules it out: ${doesNotHide}`],
      ['user-not-found-for-client', `against: ${hides}`, `for: ${doesNotHide}`],
      ['reset-required-hidden', undefined, `against: ${doesNotHide}`],
    ] as const
  ).flatMap(([cause, hidden, shown]) =>
    [true, false].map(hidesUsers => {
      const finds = hidesUsers ? hidden : shown;
      return {
        name: hidesUsers ? 'a client that hides who exists' : 'a client that does not',
        cause,
        given: { sentBy: 'clienta', pools: [pool({}, { hidesUsers })] },
        finds: finds === undefined ? [] : [finds],
      };
    }),
  ),
);

judges(
  'who is there',
  [
    ...[
      'user-not-found',
      'user-not-found-for-client',
      'user-not-found-hidden',
      'first-factor-code-of-nobody',
    ],
    ...['hidden-user-submits-code', 'user-not-confirmable'],
  ].flatMap(cause => {
    const is = ['hidden-user-submits-code', 'user-not-confirmable'].includes(cause)
      ? { there: 'The user exists and is enabled.', disabled: 'for: The user is disabled.' }
      : { there: 'The user exists in the pool.', disabled: 'rules it out: The user exists in the pool.' };
    return [
      { name: 'a user', cause, given: { user: user() }, finds: [`rules it out: ${is.there}`] },
      { name: 'a disabled one', cause, given: { user: user({ isEnabled: false }) }, finds: [is.disabled] },
      {
        name: 'nobody',
        cause,
        given: { user: { exists: false } as const },
        finds: ['for: The pool has no user of that name.'],
      },
    ];
  }),
);

judges('secret hashes', [
  {
    name: 'a call without one to a client with a secret',
    cause: 'secret-hash-missing',
    given: {
      calls: [refused('InitiateAuth', denied, 1, { ...client, hasSecretHash: false })],
      pools: [pool({}, { hasSecret: true })],
    },
    finds: ['for: Client clienta (web) has a secret.', 'for: The call of InitiateAuth had no SECRET_HASH.'],
  },
  {
    name: 'a call of the only client that the pool has',
    cause: 'secret-hash-missing',
    given: { ...shown('denied'), pools: [pool({ clients: [{ id: 'clienta', hasSecret: false }] })] },
    finds: ['rules it out: Client clienta has no secret.'],
  },
  {
    name: 'a call of some client, where one of them is known',
    cause: 'secret-hash-missing',
    given: {
      ...shown('denied'),
      pools: [pool({ hasAllClients: false, clients: [{ id: 'clienta', hasSecret: false }] })],
    },
    finds: [],
  },
  {
    name: 'a call with one',
    cause: 'secret-hash-missing',
    given: { calls: [refused('InitiateAuth', denied, 1, { ...client, hasSecretHash: true })] },
    finds: ['rules it out: The call of InitiateAuth had a SECRET_HASH.'],
  },
  {
    name: 'a refresh with one',
    cause: 'secret-hash-of-alias',
    given: {
      calls: [
        refused('InitiateAuth', denied, 1, {
          ...client,
          hasSecretHash: true,
          authFlow: 'REFRESH_TOKEN_AUTH',
        }),
      ],
    },
    finds: ['for: The call was a refresh.'],
  },
]);
