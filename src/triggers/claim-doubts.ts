import { type ChangedToken, canAddClaim, canAddScope, canSuppressClaim } from '../pool/reserved-claims.ts';
import { type Doubt, doubtOf } from './doubt.ts';
import { excerptOf } from './functions/excerpt.ts';

/** What PreTokenGeneration may answer of one token. */
export interface AnsweredClaims {
  readonly claimsToAddOrOverride?: Readonly<Record<string, unknown>> | null | undefined;
  readonly claimsToSuppress?: readonly string[] | null | undefined;
  readonly scopesToAdd?: readonly string[] | null | undefined;
}

/** The changes of one token that Cognito ignores (documented); `path` is where they are in the response. */
export function* claimDoubts(
  token: ChangedToken,
  path: string,
  answered: AnsweredClaims | null | undefined,
): Iterable<Doubt> {
  const { claimsToAddOrOverride, claimsToSuppress, scopesToAdd } = answered ?? {};
  for (const name of Object.keys(claimsToAddOrOverride ?? {})) {
    if (!canAddClaim(token, name)) yield ignored(`${path}.claimsToAddOrOverride.${name}`, aClaim);
  }
  for (const [at, name] of (claimsToSuppress ?? []).entries()) {
    if (!canSuppressClaim(token, name)) yield ignored(`${path}.claimsToSuppress.${at}`, aClaim, name);
  }
  for (const [at, name] of (scopesToAdd ?? []).entries()) {
    if (!canAddScope(name)) yield ignored(`${path}.scopesToAdd.${at}`, aScope, name);
  }
}

const aClaim = 'a claim that no handler changes';
const aScope = 'a scope that no handler gives';

function ignored(field: string, what: string, name?: string): Doubt {
  const is = name === undefined ? what : `${excerptOf(name, 40)}, ${what}`;
  return doubtOf(excerptOf(field, 120), is, 'left out', 'Cognito ignores it.');
}
