/** Writes and throws what its request says, with the password in place of `@`, its first half of `<`, the rest of `>`. */
export async function handler(event: {
  request: { password: string; clientMetadata: { chunks?: string; bytes?: string; throws?: string } };
}) {
  const { password, clientMetadata } = event.request;
  const { chunks = '[]', bytes = '', throws } = clientMetadata;
  const half = password.length / 2;
  const told = (text: string) =>
    text.replace('@', password).replace('<', password.slice(0, half)).replace('>', password.slice(half));
  for (const chunk of JSON.parse(chunks)) process.stdout.write(told(chunk));
  for (const byte of Buffer.from(told(bytes))) process.stderr.write(Uint8Array.of(byte));
  if (throws !== undefined) throw new Error(told(throws));
  return event;
}
