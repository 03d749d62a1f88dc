/**
 * What a connection that begins with these bytes offers to speak within TLS (RFC 8446, 4.1.2; RFC 7301), such as `h2`.
 *
 * @returns `more` while the greeting has not come as a whole; undefined where it is none
 */
export function protocolsOffered(bytes: Buffer): readonly string[] | 'more' | undefined {
  if (bytes.length < 5) return 'more';
  const end = 5 + bytes.readUInt16BE(3);
  if (bytes[0] !== handshake || end > longestRecord) return undefined;
  if (bytes.length < end) return 'more';
  try {
    return protocolsIn(bytes.subarray(5, end));
  } catch (error) {
    // A length that leads behind the end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const handshake = 22;
const clientHello = 1;
const longestRecord = 5 + 16 * 1024;
/** The extension that names what is spoken: application_layer_protocol_negotiation. */
const alpn = 16;

function protocolsIn(hello: Buffer): readonly string[] | undefined {
  if (hello.readUInt8(0) !== clientHello) return undefined;
  // Behind its kind, its length, the version and the random bytes: session, ciphers, compression.
  let at = 4 + 2 + 32;
  at += 1 + hello.readUInt8(at);
  at += 2 + hello.readUInt16BE(at);
  at += 1 + hello.readUInt8(at);
  for (at += 2; at < hello.length; at += 4 + hello.readUInt16BE(at + 2)) {
    if (hello.readUInt16BE(at) === alpn)
      return namesIn(hello.subarray(at + 6, at + 4 + hello.readUInt16BE(at + 2)));
  }
  return [];
}

function namesIn(list: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at < list.length; at += 1 + list.readUInt8(at)) {
    names.push(list.toString('latin1', at + 1, at + 1 + list.readUInt8(at)));
  }
  return names;
}
