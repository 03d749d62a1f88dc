import * as z from 'zod';
import type { StreamName } from './handler-output.ts';
import { mostAnswerBytes } from './lambda-limits.ts';

/** What became of one event, as the process reports it. */
export type HandlerOutcome =
  /** The answer as JSON text; an answer of undefined is `null`, as Lambda makes it. */
  | { readonly kind: 'answered'; readonly json: string }
  | { readonly kind: 'threw'; readonly message: string; readonly at?: string | undefined }
  | { readonly kind: 'unserialisable'; readonly reason: string }
  | { readonly kind: 'tooLarge'; readonly bytes: number }
  | Unloadable;

/** Code that gives no handler. */
export interface Unloadable {
  readonly kind: 'unloadable';
  /** As Lambda's runtime tells it. */
  readonly reason: string;
  /** The file and line, where they are known. */
  readonly at?: string | undefined;
  /** What to do about it, in sentences. */
  readonly hint?: string | undefined;
}

/** What the process says, one at a time. */
export type ProcessMessage =
  /** The code is loaded, or does not load: it can be given events. */
  | { readonly kind: 'ready' }
  /** The event is in the handler's hands. */
  | { readonly kind: 'takesUp' }
  /** What the handler has written to a stream at once. */
  | { readonly kind: 'printed'; readonly stream: StreamName; readonly text: string }
  /** A file of the handler's is about to be loaded; its version as `fileVersion` tells it. */
  | { readonly kind: 'loads'; readonly file: string; readonly version: string }
  /** The handler has called its callback; the answer waits until what it leaves open is done, by Node's names for it. */
  | { readonly kind: 'holdsBack'; readonly open: readonly string[] }
  /** What became of the event. */
  | { readonly kind: 'ended'; readonly outcome: HandlerOutcome }
  /** The time is over that it was asked to outlive. */
  | { readonly kind: 'outlived' }
  /** An error that nobody caught; the process ends. */
  | { readonly kind: 'broke'; readonly message: string; readonly at?: string | undefined };

/** What ours says of errors and files is shorter by far; the service keeps much of it. */
const short = z.string().max(8_192);
const at = short.optional();
const open = z.array(z.string().max(100)).max(100);
const answer = z
  .string()
  .max(mostAnswerBytes)
  .refine(json => parsed(json) !== undefined);

const outcome: z.ZodType<HandlerOutcome> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), json: answer }),
  z.object({ kind: z.literal('threw'), message: short, at }),
  z.object({ kind: z.literal('unserialisable'), reason: short }),
  z.object({ kind: z.literal('tooLarge'), bytes: z.number() }),
  z.object({ kind: z.literal('unloadable'), reason: short, at, hint: at }),
]);

const message: z.ZodType<ProcessMessage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('takesUp') }),
  z.object({ kind: z.literal('printed'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({ kind: z.literal('loads'), file: short, version: short }),
  z.object({ kind: z.literal('holdsBack'), open }),
  z.object({ kind: z.literal('ended'), outcome }),
  z.object({ kind: z.literal('outlived') }),
  z.object({ kind: z.literal('broke'), message: short, at }),
]);

/** What a line says; undefined where it is nothing that ours says, since a handler may write to the channel too. */
export function processMessage(line: string): ProcessMessage | undefined {
  return message.safeParse(parsed(line)).data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
