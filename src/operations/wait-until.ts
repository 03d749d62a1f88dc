/** What waiting goes by. */
export interface Waiting {
  /** Milliseconds, with fractions, that only grow. */
  readonly elapsed: () => number;
  /** A timer of whole milliseconds, which may ring late by one or two. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** One turn of the event loop. */
  readonly turn: () => Promise<void>;
}

/** What is left to turns of the event loop, in milliseconds: a timer rings late by less than that. */
const turning = 2;

/** Resolves at that time by `elapsed`, to within a turn of the event loop. */
export async function waitUntil({ elapsed, pause, turn }: Waiting, time: number): Promise<void> {
  const whole = Math.floor(time - elapsed()) - turning;
  if (whole > 0) await pause(whole);
  while (elapsed() < time) await turn();
}
