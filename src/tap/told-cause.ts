import type { Facts } from '../causes/cause.ts';
import type { Pairs } from './pairs.ts';
import type { SeenCall } from './seen-call.ts';

/** Why a call failed, as far as what went through the tap tells. */
export interface ToldCause {
  /** In the catalogue of causes. */
  readonly id: string;
  readonly title: string;
  /** What tells it, beside the title: what was seen, with both sides of a pair named, or who says so. */
  readonly says: string;
  readonly facts: Facts;
  /** Whether what was seen leaves no other cause; otherwise it is only the likeliest. */
  readonly isSure: boolean;
}

/** What the rules stand on. */
export interface Watched {
  readonly pairs: Pairs;
  /** An app client as people know it: its name and id, or its id alone. */
  readonly nameOf: (clientId: string | undefined) => string;
  /** The pool of an app client, where pools.yaml or a call has told. */
  readonly poolOf: (clientId: string | undefined) => string | undefined;
  /** A user as it may be shown. */
  readonly userOf: (name: string | undefined) => string;
}

/** Tells why a failed call failed where it knows; undefined where it does not. */
export type Rule = (seen: SeenCall, known: Watched) => ToldCause | undefined;

/** Says a cause of the catalogue. */
export function tell(
  { definition: { id, title } }: { readonly definition: { readonly id: string; readonly title: string } },
  says: string,
  facts: Facts = {},
): ToldCause {
  return { id, title, says, facts, isSure: true };
}

/** Says a cause that is only the likeliest. */
export function tellLikely(...[cause, says, facts]: Parameters<typeof tell>): ToldCause {
  return { ...tell(cause, says, facts), isSure: false };
}

/** The error's message, or an empty text. */
export function messageOf({ error }: SeenCall): string {
  return error?.message ?? '';
}
