/** Prints in every way that a handler can. */
export async function handler(event: unknown) {
  console.log('one', { two: 2 });
  console.error('to the error stream');
  process.stdout.write('no line end');
  console.info('first line\nsecond line');
  return event;
}
