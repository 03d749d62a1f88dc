import { createDiffieHellman, DiffieHellman, getDiffieHellman } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/**
 * The worker of `startPowers`. Each message is the exponent's length in two bytes, the exponent and the
 * base, which is empty for the generator; each answer is the power, or empty where there is none. Answers
 * come in the order of the messages.
 */

/**
 * Objects of a named group offer no `setPrivateKey` of their own, but the native object behind them is the
 * same as DiffieHellman's, whose method therefore fits. DiffieHellman itself spends seconds on testing that
 * the prime is one: it is the fallback, should a release of Node.js tell the two apart.
 */
const setExponent: (this: unknown, exponent: Uint8Array) => void = DiffieHellman.prototype.setPrivateKey;

function openGroup(): Pick<DiffieHellman, 'generateKeys' | 'computeSecret'> {
  const group = getDiffieHellman('modp15');
  try {
    setExponent.call(group, Buffer.of(3));
    return group;
  } catch {
    return createDiffieHellman(group.getPrime(), group.getGenerator());
  }
}

const group = openGroup();
const nothing = new Uint8Array(0);

function power(exponent: Uint8Array, base: Uint8Array): Uint8Array {
  setExponent.call(group, exponent);
  if (base.length === 0) return group.generateKeys();
  try {
    return group.computeSecret(base);
  } catch {
    // OpenSSL refuses 0, 1 and N-1, as bases and as results.
    return nothing;
  }
}

parentPort?.on('message', (message: Uint8Array) => {
  const [high = 0, low = 0] = message;
  const end = 2 + high * 256 + low;
  parentPort?.postMessage(power(message.subarray(2, end), message.subarray(end)));
});
