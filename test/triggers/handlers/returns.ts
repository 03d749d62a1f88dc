/** Returns what its request names, in place of the event. */
const returned: Record<string, () => unknown> = {
  undefined: () => undefined,
  null: () => null,
  text: () => 'ok',
  list: () => [],
  number: () => 1,
  'without response': () => ({ version: '1' }),
  'millions of values': () => ({ response: { emailMessage: Array(3_000_000).fill(1) } }),
  'thousands of lists in lists': () => JSON.parse(`{"deep":${'['.repeat(3_000)}${']'.repeat(3_000)}}`),
  'only response': () => ({ response: {} }),
  'undefined members': () => ({ response: { emailMessage: undefined } }),
  bigint: () => ({ response: { emailMessage: 1n } }),
  circle: () => {
    const circle: Record<string, unknown> = {};
    circle.circle = circle;
    return circle;
  },
};

export async function handler(event: { request: { clientMetadata: { what: string } } }) {
  return returned[event.request.clientMetadata.what]?.();
}
