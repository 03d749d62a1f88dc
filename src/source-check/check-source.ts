import { extname } from 'node:path';
import type { Clock } from '../pool/clock.ts';
import { doneForOthers } from './done-for-others.ts';
import { evidenceOf } from './evidence.ts';
import type { SourceFinding } from './finding.ts';
import { acceptedBy, type Ignored, ignoredIn } from './ignored.ts';
import { listFiles } from './list-files.ts';
import { messageFilesOf } from './message-files.ts';
import { positionsOf } from './positions.ts';
import { isReadable, type NotReadFile, readSource } from './read-source.ts';
import type { Elsewhere, Found, Rule } from './rule.ts';
import { rules as allRules } from './rules.ts';
import type { Source } from './source.ts';

/** How a folder is read. */
export interface SourceCheck {
  /** Where it is, absolute. */
  readonly folder: string;
  /** Where git is found, by `PATH`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** All, where left out. */
  readonly rules?: readonly Rule[];
  /** Milliseconds after which no further file is begun; 60,000 where left out. */
  readonly limit?: number;
}

/** What was found in a folder, and what was not read. */
export interface SourceReport {
  /** By file and place, those with a reason to accept them among them. */
  readonly findings: readonly SourceFinding[];
  /** How many files were looked at. */
  readonly files: number;
  readonly notRead: readonly NotReadFile[];
  /** Files in other languages, by how their names end: `.py` to 12. */
  readonly otherLanguages: Readonly<Record<string, number>>;
  /** Files of tests, which were passed over. */
  readonly ofTests: number;
  /** Symbolic links, which were not followed. */
  readonly links: number;
  /** Folders that could not be opened. */
  readonly closed: readonly string[];
  /** Whether time ran out or there are too many files: the rest was not looked at. */
  readonly isCut: boolean;
}

/** Languages that people write for user pools and that are not read. */
const languages =
  /^\.(py|java|kt|kts|go|rb|php|cs|fs|vb|swift|m|dart|rs|scala|ex|exs|vue|svelte|astro|sh|ps1|c|cc|cpp)$/;

/** How many files lie between a handler and what its messages are made of, at most. */
const mostSteps = 2;

/**
 * Reads the code of a folder for traps. Nothing of it is run, nothing outside of it is read, and one file at a time is
 * held in memory.
 *
 * @returns a report without files where the folder cannot be opened: `closed` is `['.']` then
 */
export async function checkSource({
  folder,
  environment,
  clock,
  rules = allRules,
  limit = 60_000,
}: SourceCheck): Promise<SourceReport> {
  const startedAt = clock.now();
  const { files: listed, ofTests, links, closed, isCut } = await listFiles(folder, environment);
  const readable = listed.filter(isReadable);
  const mentions = (text: string) => rules.some(rule => rule.mentions.test(text));
  let findings: FoundInFile[] = [];
  const done = new Set<Elsewhere>();
  const notRead: NotReadFile[] = [];
  let files = 0;
  const known = new Set(readable);
  const steps = new Map<string, number>();
  const look = (read: Source | NotReadFile) => {
    const found = 'why' in read ? read : findingsOf(read, rules);
    if ('why' in found || 'why' in read) {
      if ('why' in found) notRead.push(found);
      return;
    }
    for (const one of found) findings.push(one);
    for (const one of doneForOthers(read)) done.add(one);
    const step = (steps.get(read.path) ?? 0) + 1;
    if (step > mostSteps) return;
    for (const path of messageFilesOf(read, known)) steps.set(path, Math.min(step, steps.get(path) ?? step));
  };
  const isOver = () => clock.now() - startedAt > limit;
  for (const path of readable) {
    if (isOver()) break;
    files++;
    const read = await readSource(folder, path, mentions);
    if (read !== undefined) look(read);
  }
  let isComplete = files === readable.length;
  // A handler may come after what its messages are made of. A map gives what is put into it meanwhile, too.
  for (const path of steps.keys()) {
    if (notRead.some(({ file }) => file === path)) continue;
    isComplete &&= !isOver();
    if (!isComplete) break;
    const read = await readSource(folder, path, () => true);
    if (read === undefined) continue;
    findings = findings.filter(({ file }) => file !== path);
    look('why' in read ? read : { ...read, isOfMessages: true });
  }
  const isLink = ({ why }: NotReadFile) => why === 'a symbolic link';
  return {
    findings: findings
      .filter(({ unless }) => unless === undefined || !done.has(unless))
      .map(({ unless: _, ...finding }) => finding)
      .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    files,
    notRead: notRead.filter(one => !isLink(one)),
    otherLanguages: countLanguages(listed),
    ofTests,
    links: links + notRead.filter(isLink).length,
    closed,
    isCut: isCut || !isComplete,
  };
}

type FoundInFile = SourceFinding & Pick<Found, 'unless'>;

/** A file that goes deeper than the stack is not looked at, like one that the parser does not get to the end of. */
function findingsOf(source: Source, rules: readonly Rule[]): readonly FoundInFile[] | NotReadFile {
  try {
    return findingsIn(source, rules);
  } catch (error) {
    if (error instanceof RangeError) return { file: source.path, why: 'nested too deep' };
    throw error;
  }
}

/** What the rules find in one file, in the order of their places. */
function findingsIn(source: Source, rules: readonly Rule[]): readonly FoundInFile[] {
  const { path, text } = source;
  let positionOf: ReturnType<typeof positionsOf> | undefined;
  let ignored: readonly Ignored[] | undefined;
  const findings = rules
    .filter(({ mentions }) => source.isOfMessages === true || mentions.test(text))
    .flatMap(rule =>
      [...rule.find(source)].map(({ at, says, severity, unless }) => {
        positionOf ??= positionsOf(text);
        ignored ??= ignoredIn(text);
        const place = positionOf(at);
        const accepted = acceptedBy(ignored, rule.id, place.line);
        return {
          rule: rule.id,
          severity: severity ?? rule.severity,
          file: path,
          ...place,
          says,
          evidence: evidenceOf(text, at),
          ...(accepted !== undefined && { accepted }),
          ...(unless !== undefined && { unless }),
        };
      }),
    );
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function countLanguages(files: readonly string[]): Readonly<Record<string, number>> {
  const known = files.map(file => extname(file).toLowerCase()).filter(extension => languages.test(extension));
  const counts = [...Map.groupBy(known, extension => extension)].map(
    ([of, all]) => [of, all.length] as const,
  );
  return Object.fromEntries(counts.toSorted(([, a], [, b]) => b - a));
}
