import { resolve } from 'node:path';
import { readGuardReport } from '../../inventory/matrix/guard-state.ts';
import { findMarkedBlock, type MarkedBlock, marks } from '../../inventory/matrix/marked-block.ts';
import { type ProbeEntry, readProbeReport } from '../../inventory/matrix/matrix-probe.ts';
import { type MatrixReports, type MatrixRow, matrixRows } from '../../inventory/matrix/matrix-rows.ts';
import { parsedJson } from '../../pool/members.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { readableJson } from '../readable-json.ts';
import { ownPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { matrixTable } from './matrix-table.ts';
import { readBounded, readBytes, shownName } from './read-bounded.ts';
import { replaceFile } from './replace-file.ts';

/** The most that a file may have, in MiB. */
const most = { markdown: 10, report: 50 } as const;

/** `lifeguard inventory matrix`. */
export const inventoryMatrix = defineCommand(
  {
    name: 'inventory matrix',
    about:
      'Writes a table of all pools and app clients of pools.yaml into a Markdown file: triggers, who may sign up, what guard ' +
      'and the probe found, and the last day on which a probe went well. The table stands between two comments, and ' +
      'nothing else of the file is touched. Without FILE it is printed. With --check nothing is written, and the exit code ' +
      'is 1 where the table is not current.',
    operands: '[FILE]',
    flags: {
      config: { kind: 'text', value: 'FILE', about: 'The description of the pools (default: pools.yaml)' },
      guard: {
        kind: 'list',
        value: 'FILE',
        about: 'What lifeguard guard --format json wrote; - for the standard input',
      },
      probe: {
        kind: 'list',
        value: 'FILE',
        about: 'What lifeguard probe --json printed; - for the standard input',
      },
      check: { kind: 'switch', about: 'Write nothing, and fail where the table is not current' },
    },
    examples: [
      ['lifeguard inventory matrix README.md', 'Bring the table in a README up to date'],
      [
        'lifeguard inventory matrix wiki/pools.md --guard guard.json --probe probe.json',
        'With what guard and the probe found',
      ],
      ['lifeguard inventory matrix README.md --check', 'Fail in CI where it is not current'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    const [name] = operands;
    if (name === undefined && flags.check) throw new UsageProblem('--check needs the FILE to look at.');
    if ([...flags.guard, ...flags.probe].filter(one => one === '-').length > 1) {
      throw new UsageProblem('Only one file can be the standard input.');
    }
    const file = name === undefined ? undefined : await markedFile(name, terminal);
    const { loaded } = ownPools(flags.config, terminal);
    const rows = matrixRows(loaded.pools, await reportsOf(flags, terminal));
    const table = matrixTable(rows);
    if (!file || name === undefined) {
      terminal.say(flags.json ? readableJson({ rows: rows.map(asData) }) : table);
      return exitCode.fine;
    }
    const inside = `${note}\n\n${table}\n\n`.replaceAll('\n', file.newline);
    const isCurrent = inside === file.inside;
    if (!isCurrent && !flags.check) {
      replaceFile({ path: resolve(terminal.directory, name), name }, file.replaced(inside));
    }
    if (flags.json) {
      const written = !isCurrent && !flags.check;
      terminal.say(readableJson({ file: name, current: isCurrent, written, rows: rows.map(asData) }));
    } else {
      terminal.say(told(name, isCurrent, flags.check));
    }
    return isCurrent || !flags.check ? exitCode.fine : exitCode.found;
  },
);

/** Without a time, so that the same table is the same text. */
const note = '<!-- Written by lifeguard inventory matrix. Do not edit. -->';

function told(name: string, isCurrent: boolean, isCheck: boolean): string {
  if (isCurrent) return `The table in ${name} is current.`;
  if (isCheck) return `The table in ${name} is not current: lifeguard inventory matrix ${name} writes it.`;
  return `The table in ${name} is written.`;
}

type Marked = Exclude<MarkedBlock, { readonly problem: string }>;

const problems = {
  'no block': 'has no place for the table',
  'two blocks': 'has two places for the table',
  'no begin': 'ends a table that it does not begin',
  'no end': 'begins a table that it does not end',
} as const;

async function markedFile(name: string, terminal: Terminal): Promise<Marked> {
  if (name === '-') throw new UsageProblem('FILE is a Markdown file, not the standard input.');
  const bytes = await readBytes(name, most.markdown, terminal);
  const found = findMarkedBlock(exactText(bytes, name));
  if (!('problem' in found)) return found;
  throw new UsageProblem(
    `${name} ${problems[found.problem]}: one line ${marks.begin} and below it one line ${marks.end} mark it.`,
  );
}

/** A byte order mark stays, for what is not replaced is written as it was. */
function exactText(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotReached(`${name} is no text in UTF-8.`);
  }
}

async function reportsOf(
  { guard, probe }: { readonly guard: readonly string[]; readonly probe: readonly string[] },
  terminal: Terminal,
): Promise<MatrixReports> {
  const guards: MatrixReports['guard'][number][] = [];
  for (const name of guard) {
    const report = readGuardReport(parsedJson(await readBounded(name, most.report, terminal)));
    if (!report) throw new NotReached(`${shownName(name)} is not what lifeguard guard --format json writes.`);
    guards.push(report);
  }
  const entries: (readonly ProbeEntry[])[] = [];
  for (const name of probe) {
    const runs = readProbeReport(await readBounded(name, most.report, terminal));
    if (!runs) throw new NotReached(`${shownName(name)} is not what lifeguard probe --json prints.`);
    entries.push(runs);
  }
  return { guard: guards, probe: probe.length > 0 ? entries.flat() : undefined };
}

function asData({ pool, triggers, signUp, client }: MatrixRow): object {
  return {
    pool,
    triggers: Object.fromEntries(triggers),
    signUp,
    client: client && {
      id: client.id,
      name: client.name,
      guard: client.guard,
      probe: client.probe.isKnown ? client.probe.journeys : null,
      lastSeen: client.probe.lastSeen ?? null,
    },
  };
}
