import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Asked } from '../../explain/asked.ts';
import { keysIn } from '../../explain/readers/token.ts';
import { clientIdForm } from '../../pool/client-id.ts';
import { parsedJson } from '../../pool/members.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';

/** The flags that say something of what is handed over. */
export interface TellingFlags {
  readonly client?: string | undefined;
  readonly user?: string | undefined;
  readonly as?: string | undefined;
  readonly sent?: string | undefined;
  readonly trigger?: string | undefined;
  readonly jwks?: string | undefined;
  readonly pool?: string | undefined;
  readonly 'secret-from'?: string | undefined;
}

/**
 * What the flags tell.
 *
 * @param now milliseconds since 1970
 */
export async function askedOf(flags: TellingFlags, terminal: Terminal, now: number): Promise<Asked> {
  const { client, user, pool } = flags;
  if (client !== undefined && !clientIdForm.test(client)) {
    throw new UsageProblem(
      `--client takes the id of an app client such as 6sjjnkaeagnqgkmbl1mr5rtfsr, not ${JSON.stringify(client.slice(0, 60))}.`,
    );
  }
  const trigger = flags.trigger === undefined ? undefined : await triggerOf(flags.trigger);
  const usedAs = usedAsOf(flags.as);
  const sentAt = flags.sent === undefined ? undefined : timeOf(flags.sent, now);
  const keys = flags.jwks === undefined ? undefined : readKeys(flags.jwks, terminal);
  const secret = secretOf(flags['secret-from'], terminal);
  return {
    now,
    ...(client !== undefined && { client }),
    ...(user !== undefined && { user }),
    ...(pool !== undefined && { pool }),
    ...(trigger !== undefined && { trigger }),
    ...(usedAs && { usedAs }),
    ...(sentAt !== undefined && { sentAt }),
    ...(keys && { keys }),
    ...(secret !== undefined && { secret }),
  };
}

/** The contracts of the triggers are large: they are loaded where one is named. */
async function triggerOf(name: string): Promise<string> {
  const { sourceNamed } = await import('../trigger/trigger-sources.ts');
  return sourceNamed(name.slice(0, 100));
}

function usedAsOf(word: string | undefined): Asked['usedAs'] {
  if (word === undefined || word === 'access' || word === 'id') return word;
  throw new UsageProblem(`--as is access or id, not ${JSON.stringify(word.slice(0, 40))}.`);
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A time, or how long ago it was. */
function timeOf(text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const time = count === undefined ? Date.parse(text) : now - Number(count) * (units[unit] ?? 0);
  if (Number.isFinite(time)) return time;
  throw new UsageProblem(
    `--sent takes a time such as 2026-05-19T08:30:00Z, or 10m for ten minutes ago, not ${JSON.stringify(text.slice(0, 60))}.`,
  );
}

function readKeys(file: string, terminal: Terminal): Asked['keys'] {
  let text: string;
  try {
    text = readFileSync(resolve(terminal.directory, file), 'utf8');
  } catch {
    throw new NotReached(`${file} cannot be read.`);
  }
  const keys = keysIn(parsedJson(text));
  if (!keys)
    throw new UsageProblem(
      `${file} has no keys: --jwks takes a jwks.json as /.well-known/jwks.json of a pool has it.`,
    );
  return keys;
}

function secretOf(name: string | undefined, { environment }: Terminal): string | undefined {
  if (name === undefined) return undefined;
  const secret = environment[name];
  if (secret) return secret;
  throw new UsageProblem(`--secret-from names an environment variable, and ${name.slice(0, 60)} is not set.`);
}
