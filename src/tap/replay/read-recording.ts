import { createReadStream } from 'node:fs';
import { members, textOf } from '../../pool/members.ts';
import { type RecordedCall, recordingVersion } from '../recording-line.ts';

/** The file is no recording. The message is one sentence for people. */
export class RecordingUnreadable extends Error {
  override readonly name = 'RecordingUnreadable';
}

/** Far more calls than anybody replays in one go. */
const mostCalls = 200_000;

/** Longer than any that a tap writes, in UTF-16 units. */
const longestLine = 2 * 1024 * 1024;

/**
 * Reads a recording of `lifeguard tap`.
 *
 * @throws RecordingUnreadable
 */
export async function readRecording(path: string): Promise<readonly RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const stream = createReadStream(path, 'utf8');
  let number = 0;
  try {
    for await (const line of linesOf(stream)) {
      number += 1;
      if (line === '') continue;
      if (line.length > longestLine) {
        throw new RecordingUnreadable(`Line ${number} of ${path} is longer than any call.`);
      }
      const value = parsed(line);
      if (number === 1) checkHead(path, value);
      else if (!isCall(value)) throw new RecordingUnreadable(`Line ${number} of ${path} is no call.`);
      else calls.push(value);
      if (calls.length > mostCalls) {
        throw new RecordingUnreadable(`${path} has more than ${mostCalls} calls; give a part of it.`);
      }
    }
  } catch (error) {
    if (error instanceof RecordingUnreadable) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : String(code ?? error);
    throw new RecordingUnreadable(`${path} cannot be read: ${why}.`);
  } finally {
    stream.destroy();
  }
  if (number === 0) throw new RecordingUnreadable(`${path} is empty.`);
  return calls;
}

/** The lines of a text; one that is too long ends it, cut, before the whole of it is held. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) break;
  }
  if (rest !== '') yield rest;
}

function checkHead(path: string, head: unknown): void {
  const { recording } = members(head);
  if (recording === recordingVersion) return;
  throw new RecordingUnreadable(
    typeof recording === 'number'
      ? `${path} is a recording of version ${recording}; this lifeguard reads version ${recordingVersion}.`
      : `${path} is no recording of lifeguard tap.`,
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isCall(value: unknown): value is RecordedCall {
  const { call, operation, outcome } = members(value);
  const isOutcome = outcome === 'ok' || outcome === 'failed';
  return typeof call === 'number' && /^[A-Za-z]{1,100}$/.test(textOf(operation) ?? '') && isOutcome;
}
