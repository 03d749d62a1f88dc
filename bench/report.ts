import { cpus } from 'node:os';
import type { CommandRow } from './commands.ts';
import type { Costs } from './costs.ts';
import type { Results, Row } from './measure-all.ts';
import { listNames } from './reads.ts';
import type { StartTimes } from './start.ts';
import { tapNames } from './tap.ts';
import { triggerName } from './triggers.ts';

/** Everything that a run has measured. */
export interface Run extends Results {
  readonly commands: readonly CommandRow[];
  readonly starts: StartTimes;
  readonly cores: number;
  /** Bytes, at the end of the run. */
  readonly busyMemory: number;
}

/** The tables, as Markdown. */
export function report(run: Run): string {
  return [
    `Measured by \`npm run bench\` with Node.js ${process.versions.node} and OpenSSL ${process.versions.openssl} on ` +
      `${run.cores} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'} (${process.platform} ${process.arch}), ` +
      'which the service shares with the load process. Medians of three rounds.',
    table(
      [
        'operation',
        'connections',
        'per second',
        'p50 ms',
        'p99 ms',
        'limit',
        'ratio',
        'processor ms',
        'load’s share',
        'corrected',
      ],
      run.rows.map(cellsOf),
    ),
    table(
      ['what the limits are made of', 'one core'],
      costCells(run.costs).map(([name, cost]) => [name, `${(cost * 1e6).toFixed(0)} µs`]),
    ),
    ...(run.commands.length > 0 ? [commandTable(run.commands)] : []),
    goalTable([...goals(run), ...commandGoals(run.commands)]),
  ].join('\n\n');
}

/** The tables of the commands alone, as Markdown. */
export function commandReport(rows: readonly CommandRow[]): string {
  return [commandTable(rows), goalTable(commandGoals(rows))].join('\n\n');
}

function commandTable(rows: readonly CommandRow[]): string {
  return table(
    ['command', 'ms', 'limit', 'ratio', 'what the limit is'],
    rows.map(({ name, milliseconds, limit, ratio, bare }) => [
      name,
      milliseconds.toFixed(0),
      limit.toFixed(0),
      percent(ratio),
      bare,
    ]),
  );
}

function commandGoals(rows: readonly CommandRow[]): readonly Goal[] {
  return rows.map(({ name, goal, milliseconds }) => ({
    goal: `${name} in under ${goal / 1_000} s`,
    value: `${(milliseconds / 1_000).toFixed(2)} s`,
    met: milliseconds < goal,
  }));
}

function goalTable(all: readonly Goal[]): string {
  return table(
    ['goal', 'measured', ''],
    all.map(({ goal, value, met }) => [goal, value, met ? 'met' : 'missed']),
  );
}

function cellsOf(row: Row): string[] {
  return [
    row.name,
    String(row.connections),
    row.perSecond.toFixed(0),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    `${row.limit.toFixed(0)} ${row.kind === 'echo' ? '(echo)' : ''}`.trim(),
    percent(row.ratio),
    row.cpuMilliseconds.toFixed(2),
    percent(row.loadShare),
    percent(row.correctedRatio),
  ];
}

function costCells({
  signature,
  generatorPower,
  power,
  sync,
}: Costs): readonly (readonly [string, number])[] {
  return [
    ['an RSA-2048 signature', signature],
    ['a power of the generator, 3,072 bits, exponent of 256 bits', generatorPower],
    ['a power of another base', power],
    ['4 KB written and made durable', sync],
  ];
}

interface Goal {
  readonly goal: string;
  readonly value: string;
  readonly met: boolean;
}

/** Rows that are held against their limit for comparison only. */
const withoutGoal: readonly string[] = [
  'GetUser',
  'AdminCreateUser',
  'ListUsersInGroup',
  triggerName,
  ...Object.values(tapNames),
  ...listNames,
];

/** What a trigger adds to a call, of one connection: the difference of two rows of this run. */
function triggerGoals(rows: readonly Row[]): readonly Goal[] {
  const [without, withTrigger] = ['Refresh', triggerName].map(name =>
    rows.find(row => row.name === name && row.connections === 1),
  );
  if (!without || !withTrigger) return [];
  return (['p50', 'p99'] as const).map(point => {
    const added = withTrigger[point] - without[point];
    return {
      goal: `a trigger, warm, adds under 2 ms at ${point}`,
      value: `${added.toFixed(2)} ms`,
      met: added < 2,
    };
  });
}

/** What a tap adds to a call of one connection, and how many calls go through it: differences of rows of this run. */
function tapGoals(rows: readonly Row[]): readonly Goal[] {
  const rowOf = (name: string, connections: number) =>
    rows.find(row => row.name === name && row.connections === connections);
  const [direct, through] = [rowOf('GetUser', 1), rowOf(tapNames.service, 1)];
  const echo = rowOf(tapNames.echo, 1);
  const added: readonly (readonly [string, number | undefined])[] = [
    ['GetUser', direct && through && through.p50 - direct.p50],
    ['an echo', echo && echo.p50 - 1_000 / echo.limit],
  ];
  return [
    ...added.flatMap(([what, milliseconds]): Goal[] =>
      milliseconds === undefined
        ? []
        : [
            {
              goal: `a tap that records adds under 2 ms to ${what} at p50`,
              value: `${milliseconds.toFixed(2)} ms`,
              met: milliseconds < 2,
            },
          ],
    ),
    ...Object.values(tapNames).flatMap((name): Goal[] => {
      const row = rowOf(name, 16);
      if (!row) return [];
      const value = `${row.perSecond.toFixed(0)}/s`;
      return [{ goal: `${name}: 1,000 calls a second or more`, value, met: row.perSecond >= 1_000 }];
    }),
  ];
}

function goals({ rows, starts }: Run): readonly Goal[] {
  const rowOf = (name: string) => rows.find(row => row.name === name && row.connections === 16);
  const atLeast = rows
    .filter(({ name, connections }) => connections === 16 && !withoutGoal.includes(name))
    .map(({ name, kind, ratio }): Goal => {
      const least = kind === 'echo' ? 0.5 : 0.85;
      const of = kind === 'echo' ? 'the echo' : 'its limit';
      return {
        goal: `${name}: ${percent(least)} of ${of} or more`,
        value: percent(ratio),
        met: ratio >= least,
      };
    });
  const [few, many] = listNames.map(rowOf);
  const growth = (few?.perSecond ?? 0) / (many?.perSecond ?? Number.NaN);
  const memory = starts.idleMemory / 2 ** 20;
  return [
    ...atLeast,
    ...triggerGoals(rows),
    ...tapGoals(rows),
    {
      goal: 'ListUsers among 100,000 users: 1.2 times that among 1,000 or less',
      value: growth.toFixed(2),
      met: growth <= 1.2,
    },
    {
      goal: 'start of the package in under 300 ms',
      value: `${starts.later.toFixed(0)} ms`,
      met: starts.later < 300,
    },
    {
      goal: 'start of a checkout, from its sources, in under 300 ms',
      value: `${starts.checkout.toFixed(0)} ms`,
      met: starts.checkout < 300,
    },
    { goal: 'first start, which makes keys', value: `${starts.first.toFixed(0)} ms`, met: true },
    { goal: 'idle memory under 120 MB', value: `${memory.toFixed(0)} MB`, met: memory < 120 },
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The page with that text between its markers of that name. */
export function betweenMarkers(page: string, text: string, name: 'bench' | 'million' = 'bench'): string {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`the page lacks ${start} and ${end}`);
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}
