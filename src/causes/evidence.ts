import type { Known } from './known.ts';

/** One thing that speaks for or against a cause. */
export interface Evidence {
  /** One sentence with what was seen and where: `The link names client A; the call was sent by B.` */
  readonly says: string;
  readonly speaks: 'for' | 'against' | 'settles it' | 'rules it out';
}

/** Finds in what is known all that speaks for or against one cause. It says nothing of what nobody told. */
export type Judge = (known: Known) => readonly Evidence[];
