import { Failure } from '../causes/cause.ts';
import type { CodePurpose } from '../pool/code.ts';
import {
  type CodeDeliveryDetails,
  type ContactAttribute,
  simulatedDetails,
  simulatedDetailsTo,
} from '../pool/mask.ts';
import type { Client, Pool } from '../pool/pool.ts';
import { foldName } from '../store/user-names.ts';
import type { Call } from './call.ts';
import { hidesUsers } from './find-user.ts';
import type { Ports } from './ports.ts';
import { type RehearsalPorts, rehearseSending } from './rehearse-sending.ts';

/** A code that a stranger asks for by the name of a user. */
export interface CodeRequest {
  readonly pool: Pool;
  readonly client: Client;
  /** As submitted. */
  readonly name: string;
  /** What takes alike long to send in a pool, such as `reset`. */
  readonly kind: string;
  /** Where the code would go; undefined where the name and the pool's settings tell. */
  readonly attribute?: ContactAttribute;
  /** What is stored of the code; undefined where nothing is. */
  readonly purpose?: CodePurpose;
}

/**
 * Sends a code to who can get one. Where nobody can, a client that hides who exists is answered as if it had
 * been sent, after as long, and the recorder keeps why.
 *
 * @param recipient to whom and where, or why nothing can be sent
 * @param answer what is made of where the code went; it is part of what takes as long
 * @throws that reason where the client tells, and what `send` throws
 */
export async function sendOrPretend<Recipient extends object, Answer>(
  ports: RehearsalPorts & Pick<Ports, 'pace'>,
  { pool, client, name, kind, attribute, purpose }: CodeRequest,
  recipient: Recipient | Failure,
  send: (recipient: Recipient) => Promise<CodeDeliveryDetails>,
  answer: (details: CodeDeliveryDetails) => Answer,
  call: Call,
): Promise<Answer> {
  const { seal, pace } = ports;
  const pacedAs = `${kind} ${pool.id}`;
  if (!(recipient instanceof Failure)) {
    return pace.timed(pacedAs, async () => answer(await send(recipient)));
  }
  if (!hidesUsers(client)) throw recipient;
  call.trace.hidden = recipient;
  const pretended = () => {
    const username = foldName(pool, name);
    return answer(
      attribute
        ? simulatedDetailsTo(seal, pool, username, attribute)
        : simulatedDetails(seal, pool, username),
    );
  };
  return pace.asLong(pacedAs, pretended, () => rehearseSending(ports, { pool, client, purpose }));
}
