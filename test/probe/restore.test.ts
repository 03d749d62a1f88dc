import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { members } from '../../src/pool/members.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { totpCode, totpStep } from '../../src/pool/totp.ts';
import { CallRefused } from '../../src/probe/call-refused.ts';
import { type CallCognito, cognitoAt } from '../../src/probe/cognito.ts';
import { EndpointUnreachable } from '../../src/probe/endpoint-unreachable.ts';
import { journeyOf } from '../../src/probe/journeys.ts';
import { memoryKeep } from '../../src/probe/keep/memory-keep.ts';
import { openLifeguard } from '../../src/probe/mailbox/lifeguard.ts';
import type { ProbePorts } from '../../src/probe/probe-ports.ts';
import { describedUser } from '../../src/probe/probed-users.ts';
import { type JourneyResult, runUserJourney } from '../../src/probe/run-journey.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { accessOf, probed } from './probed.ts';

const password = 'Passw0rd!';
const who = { client: 'web', name: 'ann', password };
const pools = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Back',
      name: 'back',
      mfa: 'OPTIONAL',
      limits: { resetRequestsPerHour: 100 },
      users: [{ username: 'ann', email: 'ann@example.com', password }],
      clients: [{ id: 'web', name: 'web' }],
    },
  ],
} satisfies PoolsDescription;

/** What goes wrong, for which calls behind the first ConfirmForgotPassword, itself among them. */
interface Wrong {
  readonly operation: string;
  /** The AuthFlow of the calls; any where it is left out. */
  readonly flow?: string;
  /** Of the calls of the operation; all where it is left out. */
  readonly times?: number;
  /** Whether the call arrives, and only its answer is lost. */
  readonly isLost?: boolean;
}

function failing(call: CallCognito, wrongs: readonly Wrong[]): CallCognito {
  const met = new Map<Wrong, number>();
  let isOn = false;
  return async (operation, input) => {
    isOn ||= operation === 'ConfirmForgotPassword';
    const wrong = wrongs.find(
      each => isOn && each.operation === operation && (!each.flow || members(input).AuthFlow === each.flow),
    );
    const count = wrong ? (met.get(wrong) ?? 0) + 1 : 0;
    if (!wrong || count > (wrong.times ?? Number.POSITIVE_INFINITY)) return call(operation, input);
    met.set(wrong, count);
    if (wrong.isLost) {
      await call(operation, input);
      throw new EndpointUnreachable('http://127.0.0.1:9', `lost the answer of ${operation}`);
    }
    const shown = 'on purpose';
    throw new CallRefused({ operation, type: 'Wrong', shown, requestId: undefined });
  };
}

/** Probes `web` with what goes wrong. */
async function probedWith({ endpoint }: Lifeguard, wrongs: readonly Wrong[], keys?: ProbePorts['readKeys']) {
  const read = parsePools(JSON.stringify(pools), { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  const { subjects } = subjectsIn(
    read.pools,
    { client: 'web', user: undefined },
    {
      target: { kind: 'endpoint', origin: endpoint },
      usersOf: pool => describedUser(pool, undefined),
      isKept: false,
    },
  );
  const [subject] = subjects;
  assert.ok(subject);
  const ports = {
    call: failing(cognitoAt(endpoint, fetch), wrongs),
    mailbox: openLifeguard(endpoint, fetch),
    patience: 10_000,
    fetch,
    openBrowser: () => Promise.reject(new Error('no page is opened')),
    directory: '.',
    environment: {},
    readKeys:
      keys ??
      (async (poolId: string) =>
        members(await (await fetch(`${endpoint}/${poolId}/.well-known/jwks.json`)).json())),
    now: Date.now,
    random: systemRandom,
  };
  const journey = journeyOf('reset', { otherClient: false, page: false });
  assert.ok(journey.of === 'user');
  return runUserJourney(ports, journey, subject, {
    keep: memoryKeep(),
    holder: undefined,
    attemptsAnHour: 100,
  });
}

const failed = ({ stages }: JourneyResult) => stages.some(({ outcome }) => outcome === 'failed');
const outcomes = ({ stages }: JourneyResult) =>
  Object.fromEntries(stages.map(({ stage, outcome }) => [stage, outcome]));

describe('a probe that fails behind the new password', () => {
  let lifeguard: Lifeguard;
  before(async () => {
    lifeguard = await startLifeguard({ pools });
  });
  after(() => lifeguard.stop());

  const changed = 'password of pools.yaml set again, no sign-in left';
  const reset = 'password of pools.yaml set again, by another reset';
  const rows: readonly {
    readonly name: string;
    readonly wrongs?: readonly Wrong[];
    readonly keys?: ProbePorts['readKeys'];
    readonly failed: string;
    readonly restored: string;
  }[] = [
    {
      name: 'a code that is refused',
      wrongs: [{ operation: 'ConfirmForgotPassword', times: 1 }],
      failed: 'confirm',
      restored: 'the password is that of pools.yaml still',
    },
    {
      name: 'an answer to the code that is lost',
      wrongs: [{ operation: 'ConfirmForgotPassword', times: 1, isLost: true }],
      failed: 'confirm',
      restored: changed,
    },
    {
      name: 'one sign-in that is refused',
      wrongs: [{ operation: 'InitiateAuth', times: 1 }],
      failed: 'sign-in',
      restored: changed,
    },
    {
      name: 'each sign-in that is refused',
      wrongs: [{ operation: 'RespondToAuthChallenge' }],
      failed: 'sign-in',
      restored: reset,
    },
    { name: 'keys that cannot be read', keys: async () => ({}), failed: 'tokens', restored: changed },
    {
      name: 'a refresh that is refused',
      wrongs: [{ operation: 'InitiateAuth', flow: 'REFRESH_TOKEN_AUTH' }],
      failed: 'refresh',
      restored: changed,
    },
    {
      name: 'a sign-out that is refused',
      wrongs: [{ operation: 'RevokeToken' }],
      failed: 'sign-out',
      restored: changed,
    },
  ];
  for (const { name, wrongs = [], keys, failed: stage, restored } of rows) {
    test(`sets the password back after ${name}`, async () => {
      const result = await probedWith(lifeguard, wrongs, keys);
      assert.ok(failed(result));
      assert.equal(outcomes(result)[stage], 'failed');
      const last = result.stages.at(-1);
      assert.deepEqual([last?.outcome, last?.seen], ['ok', restored]);
      assert.equal(result.stages.filter(({ outcome }) => outcome === 'failed').length, 1);
      assert.ok(await accessOf(lifeguard.endpoint, who));
    });
  }

  test('sets it back by another reset where it cannot be changed', async () => {
    const result = await probedWith(lifeguard, [{ operation: 'ChangePassword' }]);
    assert.ok(!failed(result));
    assert.equal(result.stages.at(-1)?.seen, reset);
    assert.ok(await accessOf(lifeguard.endpoint, who));
  });

  test('says what to do where nothing sets it back, and the next probe does', async () => {
    const result = await probedWith(lifeguard, [
      { operation: 'ChangePassword' },
      { operation: 'ForgotPassword' },
    ]);
    assert.ok(failed(result));
    const last = result.stages.at(-1);
    assert.equal(last?.outcome, 'failed');
    assert.match(
      last?.seen ?? '',
      /^ann has a password that nobody knows\. Set that of pools\.yaml by AdminSet/,
    );
    assert.match(String(last?.error?.cause), /ChangePassword/);

    const again = await probedWith(lifeguard, []);
    assert.ok(!failed(again));
    assert.match(again.stages[0]?.seen ?? '', /^the password is not that of pools\.yaml/);
    assert.ok(await accessOf(lifeguard.endpoint, who));
  });
});

describe('a probe', () => {
  test('sets the password back where the trigger behind it fails', async () => {
    const throws = new URL('handlers/throws.ts', import.meta.url);
    await using lifeguard = await startLifeguard({
      pools,
      triggers: { PostConfirmation: throws },
      log: () => {},
    });
    const { code, runs } = await probed(lifeguard.endpoint, pools, '--all');
    assert.equal(code, 1);
    const stages = runs[0]?.stages ?? [];
    assert.equal(stages.find(({ stage }) => stage === 'confirm')?.outcome, 'failed');
    assert.equal(stages.at(-1)?.outcome, 'ok');
    assert.ok(await accessOf(lifeguard.endpoint, who));
  });

  test('changes nothing of a user who is asked for a second factor', async () => {
    await using lifeguard = await startLifeguard({ pools });
    const call = cognitoAt(lifeguard.endpoint, fetch);
    const AccessToken = await accessOf(lifeguard.endpoint, who);
    const { SecretCode } = await call('AssociateSoftwareToken', { AccessToken });
    const UserCode = totpCode(String(SecretCode), totpStep(lifeguard.clock.now()));
    await call('VerifySoftwareToken', { AccessToken, UserCode });
    await call('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });

    const { code, runs } = await probed(lifeguard.endpoint, pools, '--client', 'web');
    assert.equal(code, 1);
    assert.deepEqual(
      runs[0]?.stages?.map(({ outcome }) => outcome),
      ['failed', ...Array.from({ length: 13 }, () => 'not run')],
    );
    assert.match(runs[0]?.stages?.[0]?.seen ?? '', /asked for a second factor \(SOFTWARE_TOKEN_MFA\)/);
    assert.equal(lifeguard.events.last({ operation: 'ForgotPassword' }), undefined);
  });
});
