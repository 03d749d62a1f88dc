import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filledIn } from '../../src/causes/filled-in.ts';
import { judges } from './judged.ts';
import { known, pool } from './known.ts';

const text = {
  field: 'autoConfirmUser',
  was: 'the string "true"',
  mustBe: 'the boolean true',
};

const slow = { says: 'answered', text: 'REPORT', milliseconds: 5600 } as const;
const outwaited =
  'for: A run took 5600 ms; Cognito waits 5000, but for custom senders, for which it does not wait.';

/** What Lambda writes of a function with a limit of three seconds whose imports never end: it starts it once more. */
const hungStart = [
  {
    says: 'timed out',
    text: 'INIT_REPORT Init Duration: 9999.5 ms Phase: init Status: timeout',
    milliseconds: 9999.5,
  },
  {
    says: 'timed out',
    text: 'INIT_REPORT Init Duration: 3005.1 ms Phase: invoke Status: timeout',
    milliseconds: 3005.1,
  },
  { says: 'timed out', text: 'Task timed out after 3.01 seconds', milliseconds: 3010 },
] as const;

judges('triggers', [
  {
    name: 'an answer that is right',
    cause: 'answer-breaks-contract',
    given: { answers: [{ source: 'PreSignUp_SignUp', breaches: [] }] },
    finds: ['against: The answer to PreSignUp_SignUp keeps its contract.'],
  },
  {
    name: 'a breach, which names its cause by itself',
    cause: 'answer-breaks-contract',
    given: { answers: [{ breaches: [text] }] },
    finds: [],
  },
  {
    name: 'capital letters',
    cause: 'answer-in-another-spelling',
    given: {
      answers: [{ breaches: [{ field: 'AutoConfirmUser', was: 'true', mustBe: 'left out' }] }],
    },
    finds: ['settles it: The answer has a member AutoConfirmUser, with a capital letter.'],
  },
  {
    name: 'the limit of the function',
    cause: 'function-timed-out',
    given: { logs: [{ says: 'timed out', text: 'Task timed out after 3.00 seconds', milliseconds: 3000 }] },
    finds: ['settles it: The log says: Task timed out after 3.00 seconds.'],
  },
  {
    name: 'the limit of the function, after its start had hung',
    cause: 'function-timed-out',
    given: { logs: hungStart },
    finds: [
      'against: The log says: INIT_REPORT Init Duration: 9999.5 ms Phase: init Status: timeout. That is the limit of ten seconds that Lambda has for a start, not the one of the function.',
      'against: The log says: INIT_REPORT Init Duration: 3005.1 ms Phase: invoke Status: timeout. The handler was not called: it is the start of the function that hangs.',
      'against: The log says: Task timed out after 3.01 seconds. The handler was not called: it is the start of the function that hangs.',
    ],
  },
  {
    name: 'the limit of the function, after its start had hung, where the call waited',
    cause: 'trigger-timed-out',
    given: { logs: hungStart, answers: [{ source: 'PreSignUp_SignUp', breaches: [] }] },
    finds: [
      'for: The start of the function hung for 9999.5 ms: its imports, or what stands outside of its handler.',
      'settles it: A run took 9999.5 ms; Cognito waits 5000.',
      'for: The start of the function hung for 3005.1 ms: its imports, or what stands outside of its handler.',
    ],
  },
  {
    name: 'a limit of the function as long as Cognito waits',
    cause: 'function-timed-out',
    given: { logs: [{ says: 'timed out', text: 'Task timed out after 5.01 seconds', milliseconds: 5010 }] },
    finds: ['for: The log says: Task timed out after 5.01 seconds.'],
  },
  {
    name: 'a limit of the function longer than Cognito waits',
    cause: 'function-timed-out',
    given: { logs: [{ says: 'timed out', text: 'Task timed out after 6.01 seconds', milliseconds: 6010 }] },
    finds: [
      'rules it out: The log says: Task timed out after 6.01 seconds. It ran longer than the five seconds that Cognito waits.',
    ],
  },
  {
    name: 'a start of the function that hung',
    cause: 'trigger-timed-out',
    given: {
      logs: [
        {
          says: 'timed out',
          text: 'INIT_REPORT Init Duration: 10008.95 ms Phase: init Status: timeout',
          milliseconds: 10008.95,
        },
      ],
    },
    finds: [
      'for: The start of the function hung for 10008.95 ms: its imports, or what stands outside of its handler.',
      'for: A run took 10008.95 ms; Cognito waits 5000, but for custom senders, for which it does not wait.',
    ],
  },
  {
    name: 'a run of more than five seconds, of whatever trigger',
    cause: 'trigger-timed-out',
    given: { logs: [slow] },
    finds: [outwaited],
  },
  {
    name: 'a run of more than five seconds of a trigger for which nobody waits',
    cause: 'trigger-timed-out',
    given: { logs: [slow], answers: [{ source: 'CustomEmailSender_SignUp', breaches: [] }] },
    finds: [outwaited],
  },
  {
    name: 'a run of more than five seconds of a trigger that is waited for',
    cause: 'trigger-timed-out',
    given: { logs: [slow], answers: [{ source: 'PreSignUp_SignUp', breaches: [] }] },
    finds: ['settles it: A run took 5600 ms; Cognito waits 5000.'],
  },
  {
    name: 'a run of more than five seconds, and a wait that was given up',
    cause: 'trigger-timed-out',
    given: {
      logs: [slow],
      errors: [
        {
          at: 'API',
          message: 'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
        },
      ],
    },
    finds: ['settles it: A run took 5600 ms; Cognito waits 5000.'],
  },
  {
    name: 'a run at all',
    cause: 'lambda-not-permitted',
    given: { logs: [{ says: 'threw', text: 'Error: no' }] },
    finds: ['rules it out: The function has run: its log has lines of it.'],
  },
  {
    name: 'a pool without the trigger',
    cause: 'custom-message-ignored',
    given: { pools: [pool({ triggers: ['PreSignUp'] })] },
    finds: ['for: The pool has no CustomMessage trigger.'],
  },
  {
    name: 'a pool without the trigger, and the default text',
    cause: 'custom-message-ignored',
    given: {
      errors: [{ at: 'mail', message: 'The default text of Cognito arrives.' }],
      pools: [pool({ triggers: ['PreSignUp'] })],
    },
    finds: ['settles it: The pool has no CustomMessage trigger.'],
  },
  {
    name: 'a pool with the trigger',
    cause: 'custom-message-ignored',
    given: { pools: [pool({ triggers: ['CustomMessage'] })] },
    finds: [],
  },
  {
    name: 'an error that was thrown',
    cause: 'handler-threw',
    given: { logs: [{ says: 'threw', text: 'Error: no' }] },
    finds: ['settles it: The log says: Error: no.'],
  },
  {
    name: 'a denied call',
    cause: 'function-lacks-right',
    given: { logs: [{ says: 'access denied', text: '', action: 'cognito-idp:AdminGetUser' }] },
    finds: ['settles it: The log has a call that was denied: cognito-idp:AdminGetUser.'],
  },
  {
    name: 'a key that may not be used',
    cause: 'custom-sender-silent',
    given: {
      logs: [{ says: 'access denied', text: '', action: 'kms:Decrypt' }],
      pools: [pool({ triggers: ['CustomEmailSender'] })],
    },
    finds: ['for: The pool has a custom sender.', 'settles it: The log says that kms:Decrypt was denied.'],
  },
  {
    name: 'one of three triggers',
    cause: 'challenge-trigger-missing',
    given: {
      errors: [{ at: 'API', message: 'null invocation failed due to configuration.' }],
      pools: [pool({ triggers: ['DefineAuthChallenge'] })],
    },
    finds: ['settles it: The pool has no CreateAuthChallenge and no VerifyAuthChallengeResponse trigger.'],
  },
  {
    name: 'version 1',
    cause: 'claims-only-in-id-token',
    given: { pools: [pool({ tokenTrigger: 'V1_0' })] },
    finds: ['for: The pool has the trigger in version V1_0.'],
  },
  {
    name: 'the default sender',
    cause: 'daily-mail-limit',
    given: {
      errors: [{ at: 'API', message: 'Exceeded daily email limit for the operation or the account.' }],
      pools: [pool({ mail: 'COGNITO_DEFAULT' })],
    },
    finds: ['settles it: The pool sends by the default sender (COGNITO_DEFAULT).'],
  },
]);

test('commands have what is known in their places', () => {
  const command = filledIn(
    'aws x --user-pool-id POOL_ID --client-id CLIENT_ID --username USER_NAME --region REGION',
  );
  assert.equal(
    command(known({ pools: [pool()], sentBy: 'clienta' })),
    'aws x --user-pool-id us-east-1_PoolOne --client-id clienta --username USER_NAME --region us-east-1',
  );
  assert.equal(
    command(known({})),
    'aws x --user-pool-id POOL_ID --client-id CLIENT_ID --username USER_NAME --region REGION',
  );
});

for (const [what, foreign] of [
  ['a substitution', '$(touch x)'],
  ['backquotes', '`id`'],
  ['a further command', ';id'],
  ['a line break', '\nid'],
  ['an option', ' --profile x'],
] as const) {
  test(`commands hold nothing that a shell would obey: ${what}`, () => {
    const asked = 'aws x --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION';
    const command = filledIn(asked);
    const call = { seenIn: 'CloudTrail', operation: 'SignUp', outcome: 'failed' } as const;
    const bad = `us-east-1_A${foreign}`;
    assert.equal(
      command(known({ calls: [{ ...call, clientId: `a${foreign}`, poolId: `eu${foreign}` }] })),
      asked,
    );
    assert.equal(
      command(known({ calls: [{ ...call, poolId: bad }] })),
      'aws x --user-pool-id POOL_ID --client-id CLIENT_ID --region us-east-1',
    );
  });
}
