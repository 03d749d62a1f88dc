import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cognitoAt } from '../../src/probe/cognito.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { accessOf, type Probed, probed } from './probed.ts';

const password = 'Passw0rd!';
const secret = 'abcdefghijklmnopqrstuvwxyz';
const user = { username: 'ann', email: 'ann@example.com', password };
type Client = NonNullable<PoolsDescription['pools'][number]['clients']>[number];
type Unnamed = Omit<Client, 'id' | 'name'>;

/** By which the tests look at the password; it is probed too. */
const plain: Unnamed = { authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] };
const named = (clients: Record<string, Unnamed>): Client[] =>
  Object.entries(clients).map(([id, client]) => ({ id, name: id, ...client }));

const pools: PoolsDescription = {
  regions: ['eu-west-1'],
  pools: [
    {
      id: 'eu-west-1_Ways',
      name: 'ways',
      firstFactors: ['PASSWORD', 'EMAIL_OTP'],
      mail: { sendingAccount: 'DEVELOPER', sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/a.ch' },
      // The app clients share one user, who asks for a code through each.
      limits: { resetRequestsPerHour: 100 },
      users: [user],
      clients: named({
        plain,
        choice: { authFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
        choiceSecret: { authFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], secret },
        plainSecret: { ...plain, secret },
        rotating: { refreshTokenRotation: {} },
        rotatingSecret: { refreshTokenRotation: { graceSeconds: 10 }, secret },
        withoutRefresh: { authFlows: ['ALLOW_USER_SRP_AUTH'] },
        withoutRevocation: { tokenRevocation: false },
        withoutNames: { authFlows: [] },
        machine: { authFlows: ['ALLOW_CLIENT_TOKEN_AUTH'], secret },
        custom: { authFlows: ['ALLOW_CUSTOM_AUTH'] },
      }),
    },
    ...(['always', 'whenAsked'] as const).map(remember => ({
      id: `eu-west-1_Devices${remember}`,
      name: `devices-${remember}`,
      devices: { remember },
      users: [user],
      clients: named({
        [`${remember}Plain`]: plain,
        [`${remember}Secret`]: { secret },
        [`${remember}Rotating`]: { refreshTokenRotation: {} },
      }),
    })),
    {
      id: 'eu-west-1_Long',
      name: 'long passwords',
      passwordPolicy: { minimumLength: 99 },
      users: [{ ...user, password: password.repeat(11) }],
      clients: named({ long: {} }),
    },
    { id: 'eu-west-1_Mfa', name: 'mfa', mfa: 'ON', users: [user], clients: named({ mfa: {} }) },
  ],
};

describe('probe --all', () => {
  let lifeguard: Lifeguard;
  let code: number;
  let runs: readonly Probed[];
  before(async () => {
    lifeguard = await startLifeguard({ pools });
    ({ code, runs } = await probed(lifeguard.endpoint, pools, '--all'));
  });
  after(() => lifeguard.stop());

  const seen: readonly (readonly [client: string, stage: string, seen: string])[] = [
    ['plain', 'sign-in', 'password taken by USER_PASSWORD_AUTH, three tokens'],
    ['choice', 'sign-in', 'password chosen and taken by USER_AUTH, three tokens'],
    ['choiceSecret', 'sign-in', 'password chosen and taken by USER_AUTH, three tokens'],
    ['plainSecret', 'refresh', 'new ID and access tokens'],
    ['rotating', 'refresh', 'three new tokens, the refresh token rotated'],
    ['rotatingSecret', 'refresh', 'three new tokens, the refresh token rotated'],
    ['withoutRefresh', 'refresh', 'not checked: the app client allows no refresh'],
    ['withoutRevocation', 'sign-out', 'not checked: the app client revokes no tokens'],
    ['withoutNames', 'sign-in', 'SRP proof taken, three tokens'],
    ...['always', 'whenAsked'].flatMap(remember =>
      (
        [
          ['Plain', 'new ID and access tokens'],
          ['Secret', 'new ID and access tokens'],
          ['Rotating', 'three new tokens, the refresh token rotated'],
        ] as const
      ).map(
        ([client, told]) =>
          [
            `${remember}${client}`,
            'refresh',
            `${told}, from a device that was confirmed and is forgotten again`,
          ] as const,
      ),
    ),
    ['long', 'confirm', 'new password set'],
  ];
  for (const [client, stage, told] of seen) {
    test(`is fine for ${client}: ${told}`, () => {
      const run = runs.find(({ subject }) => subject.clientId === client);
      assert.ok(run?.stages);
      assert.deepEqual(
        run.stages.filter(({ outcome }) => outcome !== 'ok'),
        [],
      );
      assert.equal(run.stages.find(each => each.stage === stage)?.seen, told);
    });
  }

  test('passes over what cannot be probed, and says why', () => {
    assert.equal(code, 0);
    assert.deepEqual(
      runs
        .filter(({ passedOver }) => passedOver)
        .map(({ subject, passedOver }) => [subject.clientId, passedOver]),
      [
        ['machine', "The app client machine is a machine's: nobody resets a password through it."],
        [
          'custom',
          'The app client custom allows no sign-in by password: authFlows has none of ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_USER_AUTH.',
        ],
        ['mfa', 'The pool mfa asks everybody for a second factor (mfa: ON), which the probe does not have.'],
      ],
    );
  });

  test('leaves the password of the file, and no device', async () => {
    const { endpoint } = lifeguard;
    for (const client of ['plain', 'alwaysPlain', 'whenAskedPlain']) {
      const AccessToken = await accessOf(endpoint, { client, name: 'ann', password });
      assert.ok(AccessToken, client);
      if (client === 'plain') continue;
      assert.deepEqual(await cognitoAt(endpoint, fetch)('ListDevices', { AccessToken }), { Devices: [] });
    }
  });
});
