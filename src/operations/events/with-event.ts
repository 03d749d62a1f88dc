import { keepsAuthEvents } from '../../pool/auth-event.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import type { Progress } from '../sign-in/progress.ts';

/**
 * Gives a sign-in the id of its event, which its challenges and tokens carry, where the pool keeps events.
 */
export function withEvent({ random }: Pick<Ports, 'random'>, progress: Progress, call: Call): Progress {
  if (!keepsAuthEvents(progress.pool)) return progress;
  const { eventId = random.uuid() } = progress;
  call.trace.eventId = eventId;
  return { ...progress, eventId };
}
