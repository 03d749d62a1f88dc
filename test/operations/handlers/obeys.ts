/** Does what the call's metadata says, so that a test's table holds it; otherwise leaves the event as it is. */
export async function handler(event: { request: { clientMetadata?: Record<string, string> } }) {
  const { throws, hangs } = event.request.clientMetadata ?? {};
  if (throws !== undefined) throw new Error(throws);
  if (hangs !== undefined) return new Promise(() => {});
  return event;
}
