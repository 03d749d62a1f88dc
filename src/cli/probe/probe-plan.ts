import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../../config/cross-check.ts';
import { inMilliseconds, readDuration } from '../../config/duration.ts';
import { loadProbe } from '../../config/load-probe.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { type ProbeFile, probeFile } from '../../config/probe-file.ts';
import { formatProblems, type Problem } from '../../config/problem.ts';
import { didYouMean } from '../../config/suggest.ts';
import { isInClear } from '../../pool/in-clear.ts';
import { type Journey, journeyOf, knownJourneys, readsMails } from '../../probe/journeys.ts';
import { mailboxFindings } from '../../probe/mailbox-findings.ts';
import { userFindings } from '../../probe/probed-users.ts';
import { type PassedOverWork, type Work, workIn } from '../../probe/work.ts';
import type { Target } from '../../surroundings/target.ts';
import { requiredPools } from '../required-pools.ts';
import { targetOf } from '../target-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import type { ProbeChoice } from './probe-flags.ts';

/** All that is to be done, and how. */
export interface ProbePlan {
  readonly file: PoolsFile;
  readonly target: Target;
  /** Those of no file are the defaults. */
  readonly settings: ProbeFile;
  readonly hasSettings: boolean;
  /** What paths of the settings start from. */
  readonly directory: string;
  readonly work: readonly Work[];
  readonly passedOver: readonly PassedOverWork[];
  /** Milliseconds; undefined for once. */
  readonly every: number | undefined;
}

type Place = Pick<Terminal, 'directory' | 'environment'>;

interface ReadSettings {
  readonly settings: ProbeFile;
  readonly directory: string;
  /** As the file was named; undefined where there is none. */
  readonly name: string | undefined;
  readonly explain: (findings: readonly Finding[]) => readonly Problem[];
}

/**
 * Reads the settings and the pools, and says what is to be done.
 *
 * @throws UsageProblem where the flags or the files are wrong
 */
export function probePlan(choice: ProbeChoice, place: Place): ProbePlan {
  const read = readSettings(choice, place);
  const { settings, directory, name } = read;
  refuseNoChoice(choice, name !== undefined && settings.users.length > 0);
  const target = targetFor(choice.endpoint, settings.target);
  const journeys = journeysOf(choice.journey, settings);
  const every = everyOf(choice, settings);
  const { file, isExample, loaded } = requiredPools(poolsName(choice, read), place);
  if (isExample && target.kind === 'aws') {
    throw new UsageProblem('There is no pools.yaml here, and the example’s pools are nobody’s in AWS.');
  }
  const { pools } = loaded;
  const unknown = read.explain(userFindings(settings.users, pools));
  if (unknown.length > 0) throw new UsageProblem(formatProblems(unknown));
  const client = clientIn(pools, choice.client);
  const found = workIn(pools, { journeys, choice: { ...choice, client }, settings, target });
  if (typeof found === 'string') {
    const from = isExample ? 'the example, as there is no pools.yaml here' : file;
    throw new UsageProblem(`${found} The pools were read from ${from}.`);
  }
  if (target.kind === 'aws' && found.work.some(({ journey }) => readsMails(journey))) refuseNoMailbox(read);
  return { file: pools, target, settings, hasSettings: name !== undefined, directory, every, ...found };
}

function readSettings(
  { settings: named, config }: ProbeChoice,
  { directory, environment }: Place,
): ReadSettings {
  const beside = join(config === undefined ? '.' : dirname(config), 'probe.yaml');
  const name = named ?? (existsSync(resolve(directory, beside)) ? beside : undefined);
  if (name === undefined) {
    return { settings: probeFile.parse({}), directory, name, explain: () => [] };
  }
  const path = resolve(directory, name);
  const asNamed = (problems: readonly Problem[]) => problems.map(problem => ({ ...problem, file: name }));
  const loaded = loadProbe(path, environment, knownJourneys);
  if (!loaded.ok) throw new UsageProblem(formatProblems(asNamed(loaded.problems)));
  return {
    settings: loaded.data,
    directory: dirname(path),
    name,
    explain: findings => asNamed(loaded.explain(findings)),
  };
}

function refuseNoChoice({ client, all }: ProbeChoice, hasUsers: boolean): void {
  if (client !== undefined && all) throw new UsageProblem('--client and --all exclude each other.');
  if (client !== undefined || all || hasUsers) return;
  throw new UsageProblem('Say which app client to probe with --client NAME, or --all for each of them.');
}

const mostNamed = 5;

/** The id of an app client that is named by it or by its name; one that there is none of as it was named. */
function clientIn({ pools }: PoolsFile, named: string | undefined): string | undefined {
  const clients = pools.flatMap(pool => pool.clients.map(({ id, name }) => ({ id, name, pool: pool.name })));
  if (named === undefined || clients.some(({ id }) => id === named)) return named;
  const meant = clients.filter(({ name }) => name === named);
  if (meant.length <= 1) return meant[0]?.id ?? named;
  const more = meant.length > mostNamed ? ', …' : '';
  const those = meant
    .slice(0, mostNamed)
    .map(({ id, pool }) => `${id} of ${pool}`)
    .join(', ');
  throw new UsageProblem(`Several app clients are called ${named}: name one by its id (${those}${more}).`);
}

function refuseNoMailbox({ settings, name, explain }: ReadSettings): void {
  const missing = mailboxFindings(settings.mailbox);
  if (missing.length === 0) return;
  throw new UsageProblem(
    name === undefined
      ? 'For pools in AWS the probe needs a probe.yaml that says with mailbox where their mails arrive.'
      : formatProblems(explain(missing)),
  );
}

/** The pools.yaml that is meant: the one that was named, that of the settings, or the one beside them. */
function poolsName({ config }: ProbeChoice, { settings, directory, name }: ReadSettings): string | undefined {
  if (config !== undefined) return config;
  if (settings.pools !== undefined) return resolve(directory, settings.pools);
  const beside = join(directory, 'pools.yaml');
  return name !== undefined && existsSync(beside) ? beside : undefined;
}

function targetFor(endpoint: string | undefined, usual: string): Target {
  if (endpoint === undefined) return targetOf(usual);
  const url = URL.parse(endpoint);
  if (endpoint !== 'aws' && (!url || !/^https?:$/.test(url.protocol))) {
    throw new UsageProblem(
      `--endpoint takes an address such as http://127.0.0.1:9400, or aws, not ${endpoint.slice(0, 60)}.`,
    );
  }
  if (isInClear(endpoint)) {
    throw new UsageProblem(
      '--endpoint takes https:// for another machine than this one: passwords are sent there.',
    );
  }
  return targetOf(endpoint);
}

function journeysOf(named: readonly string[], { journeys }: ProbeFile): readonly Journey[] {
  const plain = { otherClient: false, page: false };
  const names = named.length > 0 ? [...new Set(named)] : Object.keys(journeys);
  return names.map(name => {
    const entry = Object.hasOwn(journeys, name) ? journeys[name] : undefined;
    if (entry || knownJourneys.journeys.includes(name)) return journeyOf(name, entry ?? plain);
    const known = [...new Set([...knownJourneys.journeys, ...Object.keys(journeys)])];
    const hint = didYouMean(name, known) ?? `There are ${known.join(', ')}.`;
    throw new UsageProblem(`There is no journey ${JSON.stringify(name.slice(0, 60))}. ${hint}`);
  });
}

function everyOf({ every: flag, once = false }: ProbeChoice, { every }: ProbeFile): number | undefined {
  if (once && flag !== undefined) throw new UsageProblem('--once and --every exclude each other.');
  if (once) return undefined;
  if (flag === undefined) return every && inMilliseconds(every);
  const read = readDuration(flag);
  const milliseconds = read ? inMilliseconds(read) : 0;
  if (milliseconds >= 60_000 && milliseconds <= 7 * 86_400_000) return milliseconds;
  throw new UsageProblem(
    `--every takes a time from 1m to 7d such as 30m or 1h, not ${JSON.stringify(flag.slice(0, 60))}.`,
  );
}
