/*
 * Read ahead of each file of tests that `npm test` runs. Pools of tests take some two thousand RSA keys, whose making was
 * a twelfth of all work of the tests: here they come from a stock, each once in a process, and are made where it is
 * empty. Programs that tests start make their own. No test needs this file, and none can tell.
 */
import crypto, { createPrivateKey, createPublicKey } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { readStock } from './stock-keys.ts';

/** The one form in which keys of pools are asked for. */
type Make = (type: string, options: object, tell: (...made: unknown[]) => void) => void;

if (isMainThread) {
  // Its overloads make keys of other types and forms too; those go through as they come.
  const own = crypto.generateKeyPair as Make;
  let stock: string[] | undefined;
  const ready: Make = (type, options, tell) => {
    const isPools = type === 'rsa' && JSON.stringify(options) === '{"modulusLength":2048}';
    if (isPools) stock ??= readStock();
    const pem = isPools && stock?.pop();
    if (!pem) return own(type, options, tell);
    const key = createPrivateKey(pem);
    setImmediate(tell, null, createPublicKey(key), key);
  };
  Object.assign(crypto, { generateKeyPair: ready });
  syncBuiltinESMExports();
}
