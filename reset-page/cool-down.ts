/** A pause that must pass before something may be done again. */
export interface CoolDown {
  start(): void;
  isOver(): boolean;
}

/**
 * Makes a pause of some seconds that calls `show` with the seconds left, once a second, and with 0 at its end.
 * It goes by the clock and not by its own ticks, which browsers slow down in hidden tabs.
 */
export function createCoolDown(seconds: number, now: () => number, show: (left: number) => void): CoolDown {
  let ends = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    const left = Math.max(0, Math.ceil((ends - now()) / 1000));
    if (left === 0) clearInterval(timer);
    show(left);
  };
  return {
    start() {
      ends = now() + seconds * 1000;
      clearInterval(timer);
      timer = setInterval(tick, 1000);
      tick();
    },
    isOver: () => now() >= ends,
  };
}
