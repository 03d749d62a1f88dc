import type { Failure } from '../../causes/cause.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { printableLines } from '../../pool/printable.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { titleOf } from './mail-page.ts';
import type { MailPreview } from './mail-preview.ts';

/** Causes of functions that could not be run at all. */
const notRun: ReadonlySet<string> = new Set([
  'handler-does-not-load',
  'lambda-client-missing',
  'lambda-function-not-found',
  'lambda-not-permitted',
  'lambda-unreachable',
  'no-such-function',
]);

/** The longest of a reason that is told, in UTF-16 units. */
const longestReason = 300;

/** What a preview has found, and the exit code that it ends with. */
export interface MailFindings {
  readonly lines: readonly string[];
  readonly code: ExitCode;
}

/** Tells each message that Cognito would refuse, with the reason, and each that goes out in another language than asked. */
export function mailFindings(previews: readonly MailPreview[], { functions }: PoolsFile): MailFindings {
  const failed = previews.flatMap(preview => (preview.ok ? [] : [preview]));
  const refused = failed.flatMap(({ slot, failure }) => [
    printableLines(
      `refused  ${slot.pool.name} · ${titleOf(slot)}: ${failure.cause.title} (${failure.cause.id})`,
    ),
    ...reasonsOf(failure).map(reason => `         ${printableLines(reason)}`),
  ]);
  const others = previews.flatMap(preview => {
    const isShipped =
      preview.function !== undefined && functions[preview.function]?.handler === 'lifeguard:custom-message';
    if (!isShipped || !preview.ok || preview.slot.language === undefined || !preview.worded.mail) return [];
    const [, shown] = /<html lang="([^"]+)"/.exec(preview.mail?.html ?? '') ?? [];
    const [asked = ''] = preview.slot.language.toLowerCase().split(/[-_]/);
    return shown === undefined || shown.split('-')[0] === asked ? [] : [{ asked, shown }];
  });
  const byLanguage = Map.groupBy(others, ({ asked, shown }) => `in ${asked}: shown in ${shown}`);
  const strange = [...byLanguage].map(([what, all]) => `no texts  ${all.length} messages ${what}`);
  const lines = [...refused, ...strange];
  if (failed.some(({ failure }) => notRun.has(failure.cause.id)))
    return { lines, code: exitCode.unreachable };
  return { lines, code: lines.length === 0 ? exitCode.fine : exitCode.found };
}

function reasonsOf({ type, shown, facts }: Failure): string[] {
  const first = shown === null ? type : `${type}: ${shown.split('\n', 1)[0]}`;
  const rest = [facts.reason, facts.at, facts.hint].filter(fact => fact !== undefined).map(String);
  const all = rest.filter(fact => !first.includes(fact));
  return [first, ...all].map(text =>
    text.length > longestReason ? `${text.slice(0, longestReason).toWellFormed()}…` : text,
  );
}
