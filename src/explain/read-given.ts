import type { LogLine } from '../causes/known.ts';
import type { Asked } from './asked.ts';
import type { KnownForms } from './known-forms.ts';
import { readHttpAnswer } from './readers/api-answer.ts';
import { readChallengeName } from './readers/challenge.ts';
import { readErrorMessage } from './readers/error-message.ts';
import { logLine, logReading, looksLikeLog } from './readers/function-log.ts';
import { readMail } from './readers/mail.ts';
import { readMailedLink } from './readers/mailed-link.ts';
import { readNoAnswer } from './readers/no-answer.ts';
import { readOAuthAddress } from './readers/oauth-address.ts';
import { readRecords } from './readers/records.ts';
import { readSecretHash } from './readers/secret-hash.ts';
import { readToken } from './readers/token.ts';
import type { Reading } from './reading.ts';
import { decodedText } from './source/decoded-text.ts';
import { beginsLikeJson } from './source/json-records.ts';
import { NotReadable } from './source/not-readable.ts';

/** How much of a text is held at once, in characters; what is longer can only be records or lines of a log. */
const mostHeld = 1_000_000;

/** How many notable lines of a log are kept, the last ones. */
const mostLines = 200;

/** What knows one kind of text; undefined where it is none. The first that knows a text is the one that reads it. */
type TextReader = (text: string, asked: Asked, forms: KnownForms) => Reading | undefined;

const textReaders: readonly TextReader[] = [
  readMail,
  readToken,
  readSecretHash,
  readOAuthAddress,
  readMailedLink,
  readNoAnswer,
  readChallengeName,
  (text, _asked, forms) => readHttpAnswer(text, forms),
  readLog,
  (text, _asked, forms) => readErrorMessage(text, forms),
];

/**
 * Reads one thing that was handed over, whatever it is. A long one is read piece by piece and never held as a whole.
 *
 * @throws NotReadable if it is nothing that is known
 */
export async function readGiven(
  bytes: AsyncIterable<Uint8Array>,
  asked: Asked,
  forms: KnownForms,
): Promise<readonly Reading[]> {
  const pieces = decodedText(bytes);
  let text = '';
  let isWhole = true;
  while (text.length <= mostHeld) {
    const next = await pieces.next();
    if (next.done) break;
    text += next.value;
    isWhole = text.length <= mostHeld;
  }
  if (text.trim() === '') throw new NotReadable('is empty');
  // The text that is there already, and what is still to come.
  const all = async function* () {
    yield text.replace(/^\uFEFF/, '');
    if (!isWhole) yield* pieces;
  };
  try {
    if (beginsLikeJson(text)) return await readJson(all(), isWhole ? text : undefined, asked, forms);
    if (!isWhole) return [await readLongLog(all())];
    return [readText(text, asked, forms)];
  } finally {
    await pieces.return(undefined);
  }
}

async function readJson(
  pieces: AsyncIterable<string>,
  whole: string | undefined,
  asked: Asked,
  forms: KnownForms,
): Promise<readonly Reading[]> {
  try {
    return await readRecords(pieces, asked);
  } catch (error) {
    // What begins like JSON may be a line of a log, or an error with JSON in it.
    if (!(error instanceof NotReadable) || whole === undefined) throw error;
    const reading = firstOf(whole, asked, forms);
    if (!reading) throw error;
    return [reading];
  }
}

function readText(text: string, asked: Asked, forms: KnownForms): Reading {
  const reading = firstOf(text, asked, forms);
  if (reading) return reading;
  throw new NotReadable(
    'is nothing that explain knows: no error, link, token, address, log, mail or record of calls',
  );
}

function firstOf(text: string, asked: Asked, forms: KnownForms): Reading | undefined {
  for (const read of textReaders) {
    const reading = read(text, asked, forms);
    if (reading) return reading;
  }
  return undefined;
}

function readLog(text: string): Reading | undefined {
  const lines = text.split('\n');
  return lines.some(looksLikeLog) ? logOf(lines) : undefined;
}

async function readLongLog(pieces: AsyncIterable<string>): Promise<Reading> {
  let rest = '';
  let count = 0;
  let isLog = false;
  const logs: LogLine[] = [];
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    // A line without an end in sight is cut: what it says of an end stands at its start.
    rest = (lines.pop() ?? '').slice(0, 100_000);
    count += lines.length;
    isLog ||= lines.some(looksLikeLog);
    logs.push(...lines.flatMap(line => logLine(line) ?? []));
    if (logs.length > 2 * mostLines) logs.splice(0, logs.length - mostLines);
  }
  isLog ||= looksLikeLog(rest);
  logs.push(...(logLine(rest) ? [logLine(rest)].filter(line => line !== undefined) : []));
  if (!isLog) throw new NotReadable('is too long for a text, and neither JSON nor the log of a function');
  return logReading(notable(logs), count + 1);
}

function logOf(lines: readonly string[]): Reading {
  return logReading(
    notable(lines.flatMap(line => logLine(line) ?? [])),
    lines.filter(line => line.trim() !== '').length,
  );
}

/** The last lines that tell of a failure; one that answered is kept only where none failed. */
function notable(logs: readonly LogLine[]): readonly LogLine[] {
  const failed = logs.filter(({ says }) => says !== 'answered');
  return (failed.length > 0 ? failed : logs).slice(-mostLines);
}
