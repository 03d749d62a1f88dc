import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { members, parsedJson } from '../../pool/members.ts';
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
      const value = parsedJson(line);
      if (number === 1) checkHead(path, value);
      else calls.push(callOf(path, number, value));
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

const text = z.string().exactOptional();

/** A call as it is replayed; what told its cause is passed over. */
const recordedCall = z.object({
  call: z.number(),
  at: z.string(),
  milliseconds: z.number(),
  operation: z.string().regex(/^[A-Za-z]{1,100}$/),
  signed: z.enum(['no', 'as it came', 'anew']),
  region: text,
  poolId: text,
  clientId: text,
  user: text,
  agent: text,
  requestId: text,
  status: z.number().exactOptional(),
  outcome: z.enum(['ok', 'failed']),
  error: z.object({ type: z.string(), message: z.string().nullable() }).exactOptional(),
  input: z.unknown().exactOptional(),
  output: z.unknown().exactOptional(),
  unread: z.array(z.enum(['input', 'output'])).exactOptional(),
  isCut: z.literal(true).exactOptional(),
});

function callOf(path: string, number: number, value: unknown): RecordedCall {
  const { success, data, error } = recordedCall.safeParse(value);
  if (success) return data;
  const member = error.issues[0]?.path[0];
  const why = member === undefined ? '' : `: its ${String(member)} is missing, or none that a tap writes`;
  throw new RecordingUnreadable(`Line ${number} of ${path} is no call${why}.`);
}
