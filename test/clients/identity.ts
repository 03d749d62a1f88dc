import { createRequire } from 'node:module';
import identity from 'amazon-cognito-identity-js';
import { type BigClass, makeQuick } from './quick-powers.ts';

// The class of its numbers, which it does not tell the types of: those of BigClass are what it has.
const numbers: { default: BigClass } = createRequire(import.meta.url)(
  'amazon-cognito-identity-js/lib/BigInteger.js',
);
makeQuick(numbers.default);

/** amazon-cognito-identity-js, with quick powers. */
export { identity };
