import { createHash, createHmac } from 'node:crypto';

/**
 * The client's half of SRP as the protocol is written down, in whole numbers and without a line of the product's:
 * what the server's half is held against.
 */
const N = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F',
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510',
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const g = 2n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** g, g², g⁴ and so on, as far as they were needed. */
const squares = [g];

function powerOfG(exponent: bigint): bigint {
  let result = 1n;
  let square = g;
  for (let rest = exponent, at = 0; rest > 0n; rest >>= 1n, at += 1) {
    square = squares[at] ?? (square * square) % N;
    squares[at] = square;
    if (rest & 1n) result = (result * square) % N;
  }
  return result;
}

/** The two's complement bytes of a positive number. */
function padded(number: bigint): Buffer {
  let hex = number.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  if (Number.parseInt(hex.slice(0, 2), 16) >= 0x80) hex = `00${hex}`;
  return Buffer.from(hex, 'hex');
}

const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const k = number(hash(padded(N), padded(g)));

export function publicA(a: bigint): string {
  return powerOfG(a).toString(16);
}

/** Whose password it is. */
interface Identity {
  readonly poolName: string;
  readonly userId: string;
  readonly password: string;
}

function secretOf(who: Identity, salt: string): bigint {
  const identity = hash(Buffer.from(`${who.poolName}${who.userId}:${who.password}`));
  return number(hash(padded(BigInt(`0x${salt}`)), identity));
}

/** What a server keeps of a password, in hexadecimal digits. */
export function verifierOf(who: Identity, salt: string): string {
  return powerOfG(secretOf(who, salt)).toString(16);
}

/** All the numbers that the client reaches, and the key. */
export function clientNumbers(who: Identity, a: bigint, salt: string, srpB: string) {
  const A = powerOfG(a);
  const B = BigInt(`0x${srpB}`);
  const u = number(hash(padded(A), padded(B)));
  const x = secretOf(who, salt);
  const v = powerOfG(x);
  const S = power((((B - k * v) % N) + N) % N, a + u * x);
  const random = createHmac('sha256', padded(u)).update(padded(S)).digest();
  const key = createHmac('sha256', random).update('Caldera Derived Key').update(Buffer.of(1)).digest();
  return { A, B, u, x, v, S, key: key.subarray(0, 16) };
}

export function signature(
  key: Uint8Array,
  poolName: string,
  userId: string,
  secretBlock: string,
  timestamp: string,
): string {
  const message = [poolName, userId, Buffer.from(secretBlock, 'base64'), timestamp].map(part =>
    Buffer.from(part),
  );
  return createHmac('sha256', key).update(Buffer.concat(message)).digest('base64');
}
