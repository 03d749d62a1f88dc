import assert from 'node:assert/strict';

/** A number of a client library, as far as it is needed here. */
interface Big {
  toString(radix: number): string;
}

/** How these libraries tell a power: to a function, or as the result where there is none. */
type ModPow = (
  this: Big,
  exponent: Big,
  modulus: Big,
  tell?: (error: Error | null, power: Big) => void,
) => Big;

/** The class of a library's numbers. */
export interface BigClass {
  readonly prototype: { modPow: ModPow };
  new (text: string, radix: number): Big;
}

/** The powers of one sign-in. */
const made = 3;

/**
 * Gives a library of Amazon's quick powers in place of its own, which are written in JavaScript and were nearly all
 * that its tests took. On phones the libraries have theirs replaced the same way. The first of a process are made
 * both ways, and must be alike.
 */
export function makeQuick(Class: BigClass): void {
  const own = Class.prototype.modPow;
  let compared = 0;
  Class.prototype.modPow = function modPow(exponent, modulus, tell) {
    const power = powerOf(read(this), read(exponent), read(modulus)).toString(16);
    if (compared < made) {
      compared += 1;
      const slow = own.call(this, exponent, modulus, () => {});
      assert.equal(power, slow.toString(16), 'both ways make the same power');
    }
    const result = new Class(power, 16);
    tell?.(null, result);
    return result;
  };
}

function read(number: Big): bigint {
  const text = number.toString(16);
  return text.startsWith('-') ? -BigInt(`0x${text.slice(1)}`) : BigInt(`0x${text}`);
}

function powerOf(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = ((base % modulus) + modulus) % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
