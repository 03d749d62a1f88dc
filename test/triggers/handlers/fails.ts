/** Fails the way that its request names. */
const failures: Record<string, () => unknown> = {
  error: () => {
    throw new Error('no.');
  },
  text: () => {
    throw 'only a text';
  },
  nothing: () => {
    throw undefined;
  },
  'a long text': () => {
    throw new Error('x'.repeat(60_000_000));
  },
  'no text': () => {
    throw Object.assign(new Error(), { message: { toString: null } });
  },
  uncaught: () => {
    setTimeout(() => {
      throw new Error('nobody catches this');
    });
    return new Promise(() => {});
  },
  'uncaught and long': () => {
    setTimeout(() => {
      throw new Error('x'.repeat(60_000_000));
    });
    return new Promise(() => {});
  },
  unhandled: () => {
    void Promise.reject(new Error('nobody waits for this'));
    return new Promise(() => {});
  },
  exit: () => process.exit(3),
  'exit 0': () => process.exit(0),
};

export async function handler(event: { request: { clientMetadata: { how: string } } }) {
  return failures[event.request.clientMetadata.how]?.();
}
