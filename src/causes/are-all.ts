import type { DecodedToken, Known } from './known.ts';

/**
 * Whether each token at hand is of that kind. Of several kinds, as the answer to a sign-in has them, nobody knows which one
 * was sent.
 */
export function areAll({ tokens }: Known, use: DecodedToken['use']): boolean {
  return tokens.every(token => token.use === use);
}
