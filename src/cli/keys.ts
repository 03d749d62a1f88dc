import { systemClock } from '../pool/clock.ts';
import { systemRandom } from '../pool/random.ts';
import { type KeyRotation, rotateKeysIn } from '../server/rotate-keys.ts';
import { isStartRefusal } from '../server/start-refusal.ts';
import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';
import { NotReached } from './not-reached.ts';
import { UsageProblem } from './usage-problem.ts';

/** `lifeguard keys`. */
export const keys = defineCommand(
  {
    name: 'keys',
    about:
      'Turns the keys that sign the tokens of a pool. The new ones are published at once and sign after an hour, when ' +
      'nobody keeps a JWKS without them; tokens of the former stay good until they end, a day later at most. Services ' +
      'on the same PostgreSQL learn of it within a second. One that keeps its state in a folder is stopped first.',
    operands: 'rotate',
    flags: {
      pool: { kind: 'text', value: 'ID', about: 'The user pool' },
      leaked: {
        kind: 'switch',
        about:
          'The former keys are known to others: the new ones sign at once, and all ID and access tokens of the former ' +
          'are refused. Refresh tokens are sealed with another key and stay good',
      },
      data: {
        kind: 'text',
        value: 'DIR',
        fallback: './.lifeguard',
        about: 'Folder of the embedded store and the key',
      },
      store: {
        kind: 'text',
        value: 'URL',
        about: 'The PostgreSQL that has the state: postgres://user@host/database',
      },
    },
    examples: [
      ['lifeguard keys rotate --pool us-east-1_AkG9mnbjA', 'Turn the keys in ./.lifeguard'],
      [
        'lifeguard keys rotate --pool us-east-1_AkG9mnbjA --store postgres://user@host/db --json',
        'While services run on PostgreSQL, for a program',
      ],
    ],
  },
  async ({ flags, operands, terminal }) => {
    if (operands[0] !== 'rotate')
      throw new UsageProblem('lifeguard keys takes the word rotate: see lifeguard keys --help.');
    const { pool: poolId, leaked, data, store } = flags;
    if (poolId === undefined) throw new UsageProblem('lifeguard keys rotate needs --pool ID.');
    try {
      const rotation = await rotateKeysIn(
        { data, store, masterKeys: terminal.environment.LIFEGUARD_KEY },
        { poolId, leaked },
        { clock: systemClock, random: systemRandom },
      );
      if (flags.json) terminal.say(JSON.stringify({ pool: poolId, ...rotation }, null, 2));
      else if (rotation.ok) terminal.say(told(poolId, rotation));
      else terminal.complain(refused(poolId, rotation));
      return rotation.ok ? exitCode.fine : exitCode.found;
    } catch (error) {
      throw isStartRefusal(error) ? new NotReached(error.message) : error;
    }
  },
);

function told(poolId: string, { kids, signFrom, formerUntil }: Extract<KeyRotation, { ok: true }>): string {
  const rest =
    formerUntil === undefined
      ? 'They sign from now on. What the former keys signed is refused here; refresh tokens are sealed with another ' +
        'key and stay good. Who verifies tokens with a JWKS that it keeps accepts the former until that is fetched anew.'
      : `They sign from ${time(signFrom)}. What the former keys signed is good until ${time(formerUntil)} at most.`;
  return `New keys of ${poolId}: ${kids[0]} for ID tokens, ${kids[1]} for access tokens. ${rest}`;
}

function refused(poolId: string, rotation: Extract<KeyRotation, { ok: false }>): string {
  return rotation.reason === 'no-such-pool'
    ? `There is no user pool ${poolId} in this store.`
    : `The keys of ${poolId} are still being turned: tokens of those before are good until ${time(rotation.until)}. ` +
        'Where the present keys have leaked, add --leaked.';
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
