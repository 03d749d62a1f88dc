/** The parts of amazon-cognito-identity-js that its own types leave out. */
declare module 'amazon-cognito-identity-js/lib/BigInteger.js' {
  interface BigInteger {
    toString(radix: number): string;
  }
  const module: { default: new (digits: string, radix: number) => BigInteger };

  export type { BigInteger };
  export default module;
}

declare module 'amazon-cognito-identity-js/lib/AuthenticationHelper.js' {
  import type { BigInteger } from 'amazon-cognito-identity-js/lib/BigInteger.js';

  interface AuthenticationHelper {
    getLargeAValue(done: (error: unknown, A: BigInteger) => void): void;
    getPasswordAuthenticationKey(
      username: string,
      password: string,
      B: BigInteger,
      salt: BigInteger,
      done: (error: unknown, key: Uint8Array) => void,
    ): void;
  }
  const module: { default: new (poolName: string) => AuthenticationHelper };
  export default module;
}
