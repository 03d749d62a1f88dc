/** Header fields as node:http gives them raw: names and values in turn. */
export type RawHeaders = readonly string[];

/** What concerns one connection and not the call. */
const ofTheConnection = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The fields that are passed on, as they are written, but those that are named. */
export function passedHeaders(raw: RawHeaders, but: readonly string[] = []): string[] {
  const passed: string[] = [];
  const ends = new Set([...connectionOptions(raw), ...but]);
  for (let at = 0; at < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    const lower = name.toLowerCase();
    if (!ofTheConnection.has(lower) && !ends.has(lower)) passed.push(name, value);
  }
  return passed;
}

/** The fields that the sender itself says to be of its connection. */
function connectionOptions(raw: RawHeaders): string[] {
  const values = raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === 'connection');
  return values.flatMap(value => value.split(',')).map(name => name.trim().toLowerCase());
}
