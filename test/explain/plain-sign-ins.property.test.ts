import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { explain } from '../../src/explain/explain.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { knownFrom } from '../../src/explain/known-from.ts';
import { readGiven } from '../../src/explain/read-given.ts';

/*
 * Sign-ins that went well, and passwords that were mistyped, are no puzzle: whatever the app client is like, nothing about
 * them is certain.
 */

const catalogue = await readCatalogue();
const forms = knownForms(catalogue);
const asked = { now: Date.parse('2026-11-21T12:00:00Z') };
const address = 'email#11111111';
const sub = 'user#33333333';

/** How a sign-in begins and goes on, and the names of its flow in ExplicitAuthFlows. */
const ways = [
  { AuthFlow: 'USER_SRP_AUTH', challenge: 'PASSWORD_VERIFIER', flows: ['ALLOW_USER_SRP_AUTH'] },
  { AuthFlow: 'USER_PASSWORD_AUTH', flows: ['USER_PASSWORD_AUTH'] },
  { AuthFlow: 'CUSTOM_AUTH', challenge: 'CUSTOM_CHALLENGE', flows: ['CUSTOM_AUTH_FLOW_ONLY'] },
  { AuthFlow: 'REFRESH_TOKEN', flows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
  { AuthFlow: 'USER_SRP_AUTH', challenge: 'PASSWORD_VERIFIER', flows: undefined },
  { AuthFlow: 'REFRESH_TOKEN_AUTH', flows: undefined },
] as const;

const anyPoolId = fc
  .tuple(fc.constantFrom('us-east-1', 'us-gov-west-1'), fc.stringMatching(/^[0-9A-Za-z]{1,40}$/))
  .map(([region, name]) => `${region}_${name}`);
const anySignIn = fc.record({
  isRight: fc.boolean(),
  /** How long after the one before. */
  minutes: fc.integer({ min: 0, max: 3_000 }),
  /** How long the answer to the challenge takes. */
  seconds: fc.integer({ min: 0, max: 170 }),
});

test('of sign-ins and wrong passwords nothing is certain', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ways),
      anyPoolId,
      fc.array(anySignIn, { minLength: 1, maxLength: 12 }),
      fc.constantFrom('recording', 'CloudTrail'),
      async (way, poolId, signIns, seenIn) => {
        const calls = callsOf(way, poolId, signIns);
        const client = {
          UserPoolId: poolId,
          ClientId: 'abc',
          ClientName: 'web',
          ExplicitAuthFlows: way.flows,
        };
        const given = [
          seenIn === 'recording' ? recordingOf(calls) : trailOf(calls),
          JSON.stringify({ UserPoolClient: client }),
        ];
        const readings = await Promise.all(given.map(text => readGiven(bytesOf(text), asked, forms)));
        const known = knownFrom(readings.flat(), asked);
        assert.equal(known.calls.length, calls.length);
        const certain = explain(catalogue, forms, known, []).flatMap(({ causes }) =>
          causes.filter(({ confidence }) => confidence === 'certain').map(({ definition }) => definition.id),
        );
        assert.deepEqual(certain, []);
      },
    ),
    { numRuns: 150, seed: 7 },
  );
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

interface Call {
  readonly operation: string;
  readonly at: string;
  readonly poolId: string;
  readonly user: string;
  readonly isOk: boolean;
  readonly input: object;
  readonly output?: object;
}

function callsOf(
  { AuthFlow, ...way }: (typeof ways)[number],
  poolId: string,
  signIns: readonly { readonly isRight: boolean; readonly minutes: number; readonly seconds: number }[],
): readonly Call[] {
  let time = Date.parse('2026-11-01T08:00:00Z');
  return signIns.flatMap(({ isRight, minutes, seconds }, index): readonly Call[] => {
    time += minutes * 60_000;
    const at = new Date(time).toISOString();
    const mark = String(index).padStart(8, '0');
    const tokens = { AuthenticationResult: { AccessToken: `access-token#${mark}` } };
    const call = { at, poolId, user: address, operation: 'InitiateAuth' };
    const begun = { AuthFlow, ClientId: 'abc', AuthParameters: { USERNAME: address } };
    const isTaken = isRight || AuthFlow.startsWith('REFRESH');
    if (!('challenge' in way))
      return [{ ...call, isOk: isTaken, input: begun, ...(isTaken && { output: tokens }) }];
    time += seconds * 1_000;
    const Session = `session#${mark}`;
    const ChallengeParameters = { USER_ID_FOR_SRP: sub, USERNAME: sub };
    return [
      {
        ...call,
        isOk: true,
        input: begun,
        output: { ChallengeName: way.challenge, Session, ChallengeParameters },
      },
      {
        ...call,
        at: new Date(time).toISOString(),
        user: sub,
        operation: 'RespondToAuthChallenge',
        isOk: isRight,
        input: {
          ChallengeName: way.challenge,
          ClientId: 'abc',
          Session,
          ChallengeResponses: { USERNAME: sub },
        },
        ...(isRight && { output: tokens }),
      },
    ];
  });
}

const refusal = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };

function recordingOf(calls: readonly Call[]): string {
  const head = { recording: 1, madeBy: 'x', upstream: 'https://x', startedAt: '2026-11-01T00:00:00Z' };
  const lines = calls.map(({ isOk, ...call }, index) => ({
    call: index + 1,
    milliseconds: 1,
    signed: 'no',
    clientId: 'abc',
    status: isOk ? 200 : 400,
    outcome: isOk ? 'ok' : 'failed',
    ...(!isOk && { error: refusal }),
    ...call,
  }));
  return [{ ...head, showsUsers: false }, ...lines].map(line => JSON.stringify(line)).join('\n');
}

function trailOf(calls: readonly Call[]): string {
  const Records = calls.map(({ operation, at, poolId, isOk, input }) => ({
    eventSource: 'cognito-idp.amazonaws.com',
    eventName: operation,
    eventTime: at,
    awsRegion: poolId.split('_')[0],
    requestParameters: { clientId: 'abc', ...('AuthFlow' in input && { authFlow: input.AuthFlow }) },
    additionalEventData: { sub: 'd0a1', userPoolId: poolId },
    ...(!isOk && { errorCode: refusal.type, errorMessage: refusal.message }),
  }));
  return JSON.stringify({ Records });
}
