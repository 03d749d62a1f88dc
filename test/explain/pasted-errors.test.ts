import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { explained } from './explained.ts';

const directory = mkdtempSync(join(tmpdir(), 'explain-'));
const callback = (error: string, description: string) =>
  `https://app.example.com/cb?error=${error}&error_description=${encodeURIComponent(description)}&state=x`;

/** What people paste, and the cause that must be first. */
type Rows = readonly (readonly [what: string, given: string | readonly string[], first: string])[];

const areas: Readonly<Record<string, Rows>> = {
  'a trigger that could not be invoked': [
    [
      'is not permitted',
      'PreSignUp invocation failed due to error AccessDeniedException.',
      'lambda-not-permitted',
    ],
    [
      'is not permitted, behind a name that says nothing',
      'Error: PreSignUp invocation failed due to error AccessDeniedException.',
      'lambda-not-permitted',
    ],
    [
      'is being deployed',
      'PreSignUp invocation failed due to error ResourceConflictException.',
      'lambda-refused',
    ],
    [
      'has an error of its key',
      'PreSignUp invocation failed due to error KMSDisabledException',
      'lambda-refused',
    ],
    [
      'is not there',
      'PreSignUp invocation failed due to error ResourceNotFoundException.',
      'no-such-function',
    ],
    [
      'is throttled',
      'PreSignUp invocation failed due to error TooManyRequestsException.',
      'lambda-throttled',
    ],
    [
      'is not permitted, as the callback tells it',
      callback('server_error', 'PreSignUp invocation failed due to error AccessDeniedException.'),
      'lambda-not-permitted',
    ],
    [
      'does not answer, as the callback tells it',
      callback(
        'invalid_request',
        'PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
      ),
      'trigger-timed-out',
    ],
  ],
  'a trigger that ran': [
    [
      'refuses, as the callback tells it',
      callback('invalid_request', 'PreSignUp failed with error only staff.'),
      'error-of-provider-or-trigger',
    ],
    [
      'overran its limit, as the callback tells it',
      callback(
        'invalid_request',
        'PreSignUp failed with error RequestId: 8f Error: Task timed out after 3.00 seconds.',
      ),
      'function-timed-out',
    ],
    [
      'ended its process',
      'UserLambdaValidationException: PreSignUp failed with error RequestId: 8f Error: Runtime exited with error: exit status 1.',
      'handler-exited',
    ],
    ['throws', 'UserLambdaValidationException: PreSignUp failed with error only staff.', 'handler-threw'],
  ],
};

for (const [area, rows] of Object.entries(areas)) {
  describe(area, () => {
    for (const [what, given, first] of rows) {
      test(what, async () => {
        const { findings } = await explained(typeof given === 'string' ? [given] : given, { directory });
        const told = findings.map(({ causes }) => causes.map(({ id, share }) => `${id} ${share}`));
        assert.equal(findings[0]?.causes[0]?.id, first, JSON.stringify(told, null, 1));
      });
    }
  });
}
