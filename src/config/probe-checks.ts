import { isInClear } from '../pool/in-clear.ts';
import { isObject } from '../pool/is-object.ts';
import type { Finding } from './cross-check.ts';
import { exactlyOneOf } from './exactly-one-of.ts';
import { mailboxKinds } from './mailbox-entry.ts';
import { didYouMean } from './suggest.ts';

/** A stage that comes along: what stages before it must have left, and what it leaves or ends for those after it. */
export interface KnownStage {
  readonly name: string;
  readonly needs?: string;
  readonly gives?: string;
  readonly ends?: string;
}

/** The names that a file may use without describing them. */
export interface KnownJourneys {
  readonly journeys: readonly string[];
  readonly stages: readonly KnownStage[];
}

/** What entries of probe.yaml say against each other. */
export function probeChecks(data: unknown, known: KnownJourneys): readonly Finding[] {
  if (!isObject(data)) return [];
  return [
    ...clearFindings(data),
    ...mailboxEntryFindings(data.mailbox),
    ...keepFindings(data),
    ...userFindings(data),
    ...journeyFindings(data.journeys, known),
  ];
}

/** Passwords go to both. */
function clearFindings({ target, keep }: Readonly<Record<string, unknown>>): readonly Finding[] {
  const secrets = isObject(keep) && isObject(keep.secretsManager) ? keep.secretsManager : {};
  const places = [
    { path: ['target'], address: target },
    { path: ['keep', 'secretsManager', 'endpoint'], address: secrets.endpoint },
  ];
  const hint = 'Passwords are sent there, and whoever reads them on their way can use them.';
  return places.flatMap(({ path, address }) =>
    typeof address === 'string' && isInClear(address)
      ? [{ path, expected: 'https:// for another machine than this one', found: 'http://', hint }]
      : [],
  );
}

function mailboxEntryFindings(mailbox: unknown): readonly Finding[] {
  if (!isObject(mailbox)) return [];
  const keys = new Set(Object.keys(mailbox));
  const findings = exactlyOneOf(mailboxKinds, keys, ['mailbox']);
  if (!keys.has('env') || keys.has('command')) return findings;
  return [...findings, { path: ['mailbox', 'env'], expected: 'command beside it', found: 'none' }];
}

function keepFindings({ keep, users }: Readonly<Record<string, unknown>>): readonly Finding[] {
  if (isObject(keep)) {
    return exactlyOneOf(['file', 'secretsManager'], new Set(Object.keys(keep)), ['keep']);
  }
  if (!Array.isArray(users) || keep !== undefined) return [];
  const index = users.findIndex(user => isObject(user) && user.restore === undefined);
  if (index < 0) return [];
  const hint = 'Say with keep where new passwords are remembered, or give the password that is set again.';
  return [{ path: ['users', index], expected: 'restore, or keep at the top', found: 'neither', hint }];
}

/** Two entries of one user would set its password against each other. */
function userFindings({ users }: Readonly<Record<string, unknown>>): readonly Finding[] {
  if (!Array.isArray(users)) return [];
  const seen = new Set<string>();
  return users.flatMap((user, index) => {
    if (!isObject(user)) return [];
    const key = JSON.stringify([user.pool, user.username]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      { path: ['users', index, 'username'], expected: 'each user of a pool once', found: 'the same again' },
    ];
  });
}

function journeyFindings(journeys: unknown, known: KnownJourneys): readonly Finding[] {
  if (!isObject(journeys)) return [];
  return Object.entries(journeys).flatMap(([name, entry]): readonly Finding[] => {
    if (!isObject(entry)) return [];
    const path = ['journeys', name];
    if (known.journeys.includes(name)) {
      if (entry.stages !== undefined) {
        const expected = `another name: ${name} has its stages`;
        return [{ path: [...path, 'stages'], expected, found: 'stages of your own' }];
      }
      const misplaced = ['otherClient', 'page'].find(key => name !== 'reset' && entry[key] === true);
      if (misplaced === undefined) return [];
      return [{ path: [...path, misplaced], expected: 'it for the journey reset only', found: 'true' }];
    }
    if (entry.stages === undefined) {
      const hint = didYouMean(name, known.journeys);
      return [
        {
          path,
          expected: `stages, or one of ${known.journeys.join(', ')}`,
          found: 'a journey without stages',
          hint,
        },
      ];
    }
    // What is no list is told of by its schema.
    if (!Array.isArray(entry.stages)) return [];
    if (entry.stages.length === 0) {
      return [{ path: [...path, 'stages'], expected: 'at least one stage', found: 'an empty list' }];
    }
    const names = known.stages.map(stage => stage.name);
    return [
      ...entry.stages.flatMap((stage, index) => stageFinding([...path, 'stages', index], stage, names)),
      ...orderFindings([...path, 'stages'], entry.stages, known.stages),
    ];
  });
}

/** Stages that find nothing there would blame the target for it. */
function orderFindings(
  path: (string | number)[],
  stages: readonly unknown[],
  known: readonly KnownStage[],
): readonly Finding[] {
  const there = new Set<string>();
  const over = new Map<string, string>();
  return stages.flatMap((stage, index): readonly Finding[] => {
    if (!isObject(stage)) return [];
    const isOwn = stage.http !== undefined || stage.command !== undefined;
    const row = isOwn ? ownStage(stage) : known.find(one => one.name === stage.name);
    if (!row) return [];
    const { name, needs, gives, ends } = row;
    const isMissing = needs !== undefined && !there.has(needs);
    if (gives !== undefined) there.add(gives);
    if (ends !== undefined && there.delete(ends)) over.set(ends, name);
    if (!isMissing) return [];
    const giver = known.find(one => one.gives === needs)?.name;
    const ended = over.get(needs);
    const found = ended === undefined ? 'none' : `none since ${ended}`;
    return [{ path: [...path, index, 'name'], expected: `a stage ${giver} before ${name}`, found }];
  });
}

/** One of a team's own is given the tokens of a sign-in, or nothing. */
function ownStage({ http, command }: Readonly<Record<string, unknown>>): KnownStage {
  const token = isObject(http) ? http.token : undefined;
  const give = isObject(command) ? command.give : undefined;
  const isGiven = token !== undefined || (Array.isArray(give) && give.length > 0);
  return { name: 'it', ...(isGiven && { needs: 'sign-in' }) };
}

function stageFinding(
  path: (string | number)[],
  stage: unknown,
  known: readonly string[],
): readonly Finding[] {
  if (!isObject(stage) || typeof stage.name !== 'string') return [];
  const keys = new Set(Object.keys(stage));
  const isOwn = keys.has('http') || keys.has('command');
  const comesAlong = known.includes(stage.name);
  if (!isOwn && comesAlong) return [];
  const [wrong] = exactlyOneOf(['http', 'command'], keys, path);
  if (wrong) {
    const hint = didYouMean(stage.name, known) ?? `Stages that come along: ${known.join(', ')}.`;
    return [isOwn ? wrong : { ...wrong, hint }];
  }
  if (comesAlong) {
    const expected = `another name: ${stage.name} comes along`;
    return [{ path: [...path, 'name'], expected, found: 'a stage of your own' }];
  }
  const { token, url } = isObject(stage.http) ? stage.http : {};
  if (token === undefined || typeof url !== 'string' || !isInClear(url)) return [];
  const hint = 'Whoever reads the token on its way can use it.';
  return [
    { path: [...path, 'http', 'url'], expected: 'https:// where a token is sent', found: 'http://', hint },
  ];
}
