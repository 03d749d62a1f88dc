/**
 * A number of things: `1 pool`, `3 pools`.
 *
 * @param one what one of them is called
 * @param several what others are called; with an s where it is left out
 */
export function counted(count: number, one: string, several: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
