import type { Known } from './known.ts';

/** The issuers that the message of a check names, in the words of aws-jwt-verify and jsonwebtoken. */
export interface NamedIssuers {
  /** What the check expects. */
  readonly expected: string;
  /** The pool that this is, where it is one. */
  readonly expectedPool?: string;
  /** The pool that the token is from, where the message or a token at hand names it. */
  readonly givenPool?: string;
}

/** Those of the errors that were shown. */
export function namedIssuers({ errors, tokens }: Known): readonly NamedIssuers[] {
  return errors.flatMap(({ message = '' }) => {
    if (!/\bissuer\b/i.test(message)) return [];
    const [, expected] = /\bexpected: ["']?([^\s"',]{1,300})/i.exec(message) ?? [];
    if (expected === undefined) return [];
    const [, given = tokens.find(({ issuer }) => issuer !== undefined)?.issuer] =
      /not allowed: ([^\s,]{1,300}?)\.? /i.exec(message) ?? [];
    const expectedPool = poolOf(expected);
    const givenPool = given === undefined ? undefined : poolOf(given);
    return [
      {
        expected,
        ...(expectedPool !== undefined && { expectedPool }),
        ...(givenPool !== undefined && { givenPool }),
      },
    ];
  });
}

/** The pool whose issuer that is: its id is the whole path. */
function poolOf(issuer: string): string | undefined {
  return /^https?:\/\/[^/]+\/([a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]{1,45})[/.]?$/.exec(issuer)?.[1];
}
