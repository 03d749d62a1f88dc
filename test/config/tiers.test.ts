import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { PoolsNotApplied } from '../../src/server/pools-not-applied.ts';
import { startService } from '../../src/server/service.ts';

/** A file of one pool on that plan. */
function parse(tier: string, lines: string) {
  const text = `regions: [us-east-1]
functions: { claims: { handler: 'lifeguard:custom-message' } }
pools:
  - { name: people, id: us-east-1_People001, tier: ${tier}, ${lines} }
`;
  return parsePools(text, { file: 'pools.yaml', directory: '/', environment: {} });
}

/** What of a pool, by its key and the service's name, the plan LITE has not. */
const rows: readonly (readonly [lines: string, key: string, feature: string])[] = [
  ['threatProtection: AUDIT', 'threatProtection', 'Threat Protection'],
  ['firstFactors: [PASSWORD, EMAIL_OTP]', 'firstFactors', 'Passwordless Sign-In'],
  [
    'mfa: OPTIONAL, mfaFactors: [EMAIL_OTP], recovery: [admin_only], mail: { sendingAccount: DEVELOPER, from: a@example.com, sourceArn: "arn:aws:ses:us-east-1:123456789012:identity/example.com" }',
    'mfaFactors',
    'Email MFA',
  ],
  ['passwordPolicy: { passwordHistorySize: 1 }', 'passwordPolicy', 'Password History'],
  ['acrLevels: { level1: low }', 'acrLevels', 'Custom ACR Level Names'],
  ['sessions: { tracking: true }', 'sessions', 'User Session Tracking'],
  ...['V2_0', 'V3_0'].map(
    version =>
      [
        `triggers: { PreTokenGeneration: claims }, preTokenGenerationVersion: ${version}`,
        'preTokenGenerationVersion',
        `Token Customization with Pre-Token Generation Lambda ${version}`,
      ] as const,
  ),
  [
    'clients: [{ name: web, id: web, authFlows: [ALLOW_USER_SRP_AUTH], refreshTokenRotation: { graceSeconds: 10 } }]',
    'clients[0].refreshTokenRotation',
    'Refresh Token Rotation',
  ],
  [
    'clients: [{ name: web, id: web, authFlows: [ALLOW_USER_AUTH] }]',
    'clients[0].authFlows',
    'Choice-Based Sign-In',
  ],
];

describe('what the plan LITE has not, pools.yaml and the service refuse alike:', () => {
  for (const [lines, key, feature] of rows) {
    test(feature, async () => {
      const described = parse('LITE', lines);
      assert.ok(!described.ok);
      assert.deepEqual(
        described.problems.map(({ path, found }) => [path, found]),
        [[`pools[0].${key}`, 'LITE']],
      );

      const read = parse('PLUS', lines);
      assert.ok(read.ok, JSON.stringify(read));
      const config = {
        ...read.pools,
        pools: read.pools.pools.map(pool => ({ ...pool, tier: 'LITE' as const })),
      };
      await assert.rejects(
        startService({ config, port: 0, host: '127.0.0.1', data: 'memory', log: () => {} }),
        (error: unknown) => {
          assert.ok(error instanceof PoolsNotApplied, String(error));
          const refused = `for the LITE pricing tier configured: ${feature} (feature-not-in-tier)`;
          assert.ok(error.message.includes(refused), error.message);
          return true;
        },
      );
    });
  }
});
