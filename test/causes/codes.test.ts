import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byLikelihood, judges } from './judged.ts';
import { call, link, now, pool, refused } from './known.ts';

const user = { user: 'user-1' };
const a = { clientId: 'clienta', ...user };
const b = { clientId: 'clientb', ...user };
const expired = 'ExpiredCodeException';
const mismatch = 'CodeMismatchException';
const minutes = (count: number) => now - count * 60_000;

test('of a code that seems expired, another client comes first, then time, use and replacement', () => {
  const order = [
    'code-issued-to-another-client',
    'code-expired',
    'code-already-used',
    'code-replaced',
    'no-code-requested',
    'hidden-user-submits-code',
  ];
  assert.deepEqual(byLikelihood(expired, order.toReversed()), order);
});

judges('the code of another client', [
  {
    name: 'the call that asked and the one that submitted',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [call('ForgotPassword', 5, a), refused('ConfirmForgotPassword', expired, 1, b)],
      pools: [pool()],
    },
    finds: [
      'settles it: ForgotPassword was sent by client clienta (web), ConfirmForgotPassword by clientb (mobile).',
    ],
  },
  {
    name: 'the same two calls by one client',
    cause: 'code-issued-to-another-client',
    given: { calls: [call('ForgotPassword', 5, a), refused('ConfirmForgotPassword', expired, 1, a)] },
    finds: [
      'rules it out: ForgotPassword was sent by client clienta, ConfirmForgotPassword by clienta: the same.',
    ],
  },
  {
    name: 'a sign-up, whose codes are bound to no client',
    cause: 'code-issued-to-another-client',
    given: { calls: [call('SignUp', 5, a), refused('ConfirmSignUp', expired, 1, b)] },
    finds: ['rules it out: The call was ConfirmSignUp; only reset codes are bound to a client.'],
  },
  {
    name: 'a code that an administrator sent',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [call('AdminResetUserPassword', 5, user), refused('ConfirmForgotPassword', expired, 1, b)],
    },
    finds: ['against: The code was sent by AdminResetUserPassword, which no client asks for.'],
  },
  {
    name: 'calls that do not tell whose they are',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [
        call('ForgotPassword', 5, { clientId: 'clienta' }),
        refused('ConfirmForgotPassword', expired, 1, { clientId: 'clientb' }),
      ],
    },
    finds: [
      'for: ForgotPassword was sent by client clienta, ConfirmForgotPassword by clientb; that both are of one user is not known.',
    ],
  },
  {
    name: 'a request of another user',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [
        call('ForgotPassword', 5, { clientId: 'clienta', user: 'user-2' }),
        refused('ConfirmForgotPassword', expired, 1, b),
      ],
    },
    finds: [],
  },
  {
    name: 'the newest request counts',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [
        call('ForgotPassword', 9, a),
        call('ForgotPassword', 5, b),
        refused('ConfirmForgotPassword', expired, 1, b),
      ],
    },
    finds: [
      'rules it out: ForgotPassword was sent by client clientb, ConfirmForgotPassword by clientb: the same.',
    ],
  },
  {
    name: 'a user who is not there',
    cause: 'code-issued-to-another-client',
    given: { user: { exists: false } },
    finds: ['rules it out: The pool has no user of that name, for whom a code could be.'],
  },
  {
    name: 'the code worked for its own client afterwards',
    cause: 'code-issued-to-another-client',
    given: {
      calls: [
        refused('ConfirmForgotPassword', expired, 3, { ...b, marks: { code: 'code-1' } }),
        call('ConfirmForgotPassword', 1, { ...a, marks: { code: 'code-1' } }),
      ],
    },
    finds: ['settles it: The same code was accepted from client clienta.'],
  },
  {
    name: 'the link against who submitted',
    cause: 'code-issued-to-another-client',
    given: { links: [link()], sentBy: 'clientb' },
    finds: ['for: The link names client clienta; the code was submitted by clientb.'],
  },
  {
    name: 'the link and who submitted agree',
    cause: 'code-issued-to-another-client',
    given: { links: [link()], sentBy: 'clienta' },
    finds: ['against: The link names client clienta, and so does the call that submitted the code.'],
  },
  {
    name: 'a link with a client that no pool has which is known',
    cause: 'code-issued-to-another-client',
    given: { links: [link({ clientId: 'clientx' })], pools: [pool()] },
    finds: [
      'for: The link names client clientx, which none of the pools that are known has: the code was submitted by another.',
    ],
  },
  {
    name: 'a link without a client',
    cause: 'code-issued-to-another-client',
    given: {
      links: [{ ...link(), clientId: undefined }].map(({ clientId: _none, ...rest }) => rest),
    },
    finds: [
      'for: The link names no client (cid), so that the page behind it has to submit the code with one of its own.',
    ],
  },
  {
    name: 'a client of another pool',
    cause: 'code-issued-to-another-client',
    given: {
      links: [link({ clientId: 'clientx', poolId: 'us-east-1_PoolTwo' })],
      sentBy: 'clienta',
      pools: [pool()],
    },
    finds: [
      'for: The link names client clientx; the code was submitted by clienta (web).',
      'settles it: The link is of pool us-east-1_PoolTwo; client clienta (web), which submitted the code, is one of pool us-east-1_PoolOne.',
    ],
  },
  {
    name: 'a pool with one client',
    cause: 'code-issued-to-another-client',
    given: { pools: [pool({ clients: [{ id: 'clienta' }] })] },
    finds: ['against: The pool has one client only, clienta.'],
  },
  {
    name: 'a pool of which one client is known',
    cause: 'code-issued-to-another-client',
    given: { pools: [pool({ hasAllClients: false, clients: [{ id: 'clienta' }] })] },
    finds: [],
  },
]);

judges('time', [
  {
    name: 'two hours between the calls',
    cause: 'code-expired',
    given: { calls: [call('ForgotPassword', 121, a), refused('ConfirmForgotPassword', expired, 1, a)] },
    finds: [
      'settles it: The code was submitted 2 hours after ForgotPassword. A code for ConfirmForgotPassword is good for an hour.',
    ],
  },
  {
    name: 'two hours of a sign-up',
    cause: 'code-expired',
    given: { calls: [call('SignUp', 121, a), refused('ConfirmSignUp', expired, 1, a)] },
    finds: [
      'rules it out: The code was submitted 2 hours after SignUp. A code for ConfirmSignUp is good for a day.',
    ],
  },
  {
    name: 'a mail of five minutes',
    cause: 'code-expired',
    given: { links: [link({ sentAt: minutes(5) })] },
    finds: ['rules it out: The mail with the link was 5 minutes old. A reset code is good for an hour.'],
  },
  {
    name: 'a mail of yesterday',
    cause: 'code-expired',
    given: { links: [link({ sentAt: minutes(900) })] },
    finds: ['for: The mail with the link was 15 hours old. A reset code is good for an hour.'],
  },
]);

judges('use and replacement', [
  {
    name: 'a double submit',
    cause: 'code-already-used',
    given: {
      calls: [
        call('ForgotPassword', 5, a),
        call('ConfirmForgotPassword', 1.1, a),
        refused('ConfirmForgotPassword', expired, 1, a),
      ],
    },
    finds: ['settles it: 6 seconds before, ConfirmForgotPassword of the same user succeeded.'],
  },
  {
    name: 'a use of before the last request',
    cause: 'code-already-used',
    given: {
      calls: [
        call('ConfirmForgotPassword', 30, a),
        call('ForgotPassword', 5, a),
        refused('ConfirmForgotPassword', expired, 1, a),
      ],
    },
    finds: [
      'against: 29 minutes before, ConfirmForgotPassword of the same user succeeded. But a new code was sent since.',
    ],
  },
  {
    name: 'a sign-up that is confirmed',
    cause: 'code-already-used',
    given: {
      errors: [{ at: 'API', type: expired, operation: 'ConfirmSignUp' }],
      user: {
        exists: true,
        status: 'CONFIRMED',
        isEnabled: true,
        hasEmail: true,
        hasPhone: false,
        emailVerified: true,
        phoneVerified: false,
        isFederated: false,
        factors: [],
      },
    },
    finds: ['settles it: The user is CONFIRMED: a code has done its work already.'],
  },
  {
    name: 'two requests',
    cause: 'code-replaced',
    given: {
      calls: [
        call('ForgotPassword', 9, a),
        call('ForgotPassword', 5, a),
        refused('ConfirmForgotPassword', mismatch, 1, a),
      ],
    },
    finds: ['for: 2 codes were sent before the submission; only the newest is good.'],
  },
  {
    name: 'a request after the mail',
    cause: 'code-replaced',
    given: {
      links: [link({ sentAt: minutes(30) })],
      calls: [call('ForgotPassword', 5, a), refused('ConfirmForgotPassword', mismatch, 1, a)],
    },
    finds: [
      'against: One code only was sent to the user before the submission.',
      'settles it: A newer code was requested 25 minutes after the mail with the link.',
    ],
  },
]);

judges('no code, nobody, or another purpose', [
  {
    name: 'no request among the calls',
    cause: 'no-code-requested',
    given: { calls: [call('InitiateAuth', 9, a), refused('ConfirmForgotPassword', expired, 1, a)] },
    finds: ['for: No request for a code of this user is among the 2 calls that were seen.'],
  },
  {
    name: 'a request of the user',
    cause: 'no-code-requested',
    given: { calls: [call('ForgotPassword', 9, a), refused('ConfirmForgotPassword', expired, 1, a)] },
    finds: ['rules it out: ForgotPassword of the same user succeeded before.'],
  },
  {
    name: 'a user who is not there',
    cause: 'hidden-user-submits-code',
    given: {
      errors: [{ at: 'API', type: expired }],
      sentBy: 'clienta',
      pools: [pool({}, { hidesUsers: true })],
      user: { exists: false },
    },
    finds: ['for: Client clienta (web) hides who exists.', 'settles it: The pool has no user of that name.'],
  },
  {
    name: 'a client that does not hide',
    cause: 'hidden-user-submits-code',
    given: { sentBy: 'clienta', pools: [pool({}, { hidesUsers: false })] },
    finds: ['rules it out: Client clienta (web) does not hide who exists (PreventUserExistenceErrors).'],
  },
  {
    name: 'a resend of the sign-up in the place of a reset',
    cause: 'code-of-another-purpose',
    given: { calls: [call('ResendConfirmationCode', 5, a), refused('ConfirmForgotPassword', expired, 1, a)] },
    finds: [
      'for: The code that was sent last came from ResendConfirmationCode, which is not for ConfirmForgotPassword.',
    ],
  },
  {
    name: 'an address with a space',
    cause: 'user-name-altered-on-the-way',
    given: { links: [link({ user: 'with a space' })] },
    finds: ['settles it: The address in the link has a space in it, which was a + before.'],
  },
  {
    name: 'capital letters in a pool that minds them',
    cause: 'user-name-altered-on-the-way',
    given: { links: [link({ user: 'with capital letters' })], pools: [pool({ isCaseSensitive: true })] },
    finds: ['for: The address in the link has capital letters, and the pool minds them.'],
  },
  {
    name: 'five requests in the hour before',
    cause: 'reset-requests-exceeded',
    given: {
      calls: [
        ...[50, 40, 30, 20, 10].map(ago => call('ForgotPassword', ago, a)),
        refused('ForgotPassword', 'LimitExceededException', 1, a),
      ],
    },
    finds: ['for: 5 other calls of ForgotPassword for the user were seen in the hour before.'],
  },
]);
