/* A custom sender that fails as clientMetadata says, and without that succeeds. */
let runs = 0;

export async function handler({ request }) {
  const { how } = request.clientMetadata ?? {};
  runs += 1;
  if (how === 'throws') throw new Error('the provider is down');
  if (how === 'exits') process.exit(3);
  if (how === 'once' && runs === 1) throw new Error('the provider is busy');
  if (how === 'hangs') await new Promise(() => setInterval(() => {}, 1_000));
  if (how === 'tells') {
    return {
      toJSON() {
        throw new Error(`${'x'.repeat(150)}${request.code}`);
      },
    };
  }
  return { anything: 'goes' };
}
