import type { Known } from './known.ts';

/** One thing that speaks for or against a cause. */
export interface Evidence {
  /** One sentence with what was seen and where: `The link names client A; the call was sent by B.` */
  readonly says: string;
  readonly speaks: 'for' | 'against' | 'settles it' | 'rules it out';
}

/** Finds in what is known all that speaks for or against one cause. It says nothing of what nobody told. */
export type Judge = (known: Known) => readonly Evidence[];

/** Evidence that makes a cause likelier. */
export function speaksFor(says: string): Evidence {
  return { says, speaks: 'for' };
}

/** Evidence that makes a cause less likely. */
export function speaksAgainst(says: string): Evidence {
  return { says, speaks: 'against' };
}

/** Evidence that leaves no doubt that the cause is at work; a symptom that it does not show may still have another. */
export function settles(says: string): Evidence {
  return { says, speaks: 'settles it' };
}

/** Evidence with which it cannot be the cause, whatever else there is. */
export function rulesOut(says: string): Evidence {
  return { says, speaks: 'rules it out' };
}
