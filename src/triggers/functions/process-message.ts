import * as z from 'zod';
import type { ProcessMessage } from './handler-protocol.ts';

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), json: z.string() }),
  z.object({ kind: z.literal('threw'), message: z.string() }),
  z.object({ kind: z.literal('unserialisable'), reason: z.string() }),
  z.object({ kind: z.literal('tooLarge'), bytes: z.number() }),
  z.object({ kind: z.literal('unloadable'), reason: z.string() }),
]);

const message: z.ZodType<ProcessMessage> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('takesUp') }),
  z.object({ kind: z.literal('printed'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({ kind: z.literal('leftOut') }),
  z.object({ kind: z.literal('loads'), file: z.string(), version: z.string() }),
  z.object({ kind: z.literal('ended'), outcome }),
  z.object({ kind: z.literal('broke'), message: z.string() }),
]);

/** What a process said; undefined where it is nothing that ours says, since a handler may have got hold of the channel. */
export function processMessage(said: unknown): ProcessMessage | undefined {
  return message.safeParse(said).data;
}
