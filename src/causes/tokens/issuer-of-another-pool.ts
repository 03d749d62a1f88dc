import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { namedIssuers } from '../named-issuers.ts';

export const issuerOfAnotherPool = describeCause({
  id: 'issuer-of-another-pool',
  title: 'The token is from another user pool than the one that is expected',
  seen: [
    { at: 'gateway', error: '401', text: '{"message":"Unauthorized"}' },
    { at: 'gateway', error: '401', text: 'invalid issuer' },
    {
      at: 'client library',
      error: 'JwtInvalidIssuerError',
      text: 'Issuer not allowed: <issuer>. Expected: <expected>',
    },
    { at: 'client library', error: 'JsonWebTokenError', text: 'jwt issuer invalid. expected: <expected>' },
    { at: 'client library', error: 'InvalidIssuerError', text: 'Invalid issuer' },
    {
      at: 'client library',
      error: 'JWTClaimValidationFailed',
      text: 'unexpected "iss" claim value',
    },
    {
      at: 'client library',
      error: 'KidNotFoundInJwksError',
      text: 'JWK for kid "<kid>" not found in the JWKS',
    },
    {
      at: 'client library',
      text: 'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    },
    { at: 'client library', text: 'Could not verify JWT: JWSError JWSInvalidSignature' },
    { at: 'client library', text: 'IDX10501: <what>' },
    { at: 'client library', text: 'IDX10205: <what>' },
  ],
  means:
    'The iss of the token names a pool, and the authorizer or verifier expects another: a token of staging at production, a ' +
    'pool that was made anew, or one of another region.',
  toldApart: 'The last part of iss is a pool id; it is not the one in the settings of the authorizer.',
  fix: 'Let the app and what checks its tokens have the same pool id and region.',
  likely: 35,
  judge: judgedBy(function* (known) {
    for (const { expected, expectedPool, givenPool } of namedIssuers(known)) {
      if (expectedPool === undefined) yield rulesOut(`The check expects ${expected}, which is no pool.`);
      else if (givenPool !== undefined && givenPool !== expectedPool)
        yield settles(`The token is from pool ${givenPool}; the check expects ${expectedPool}.`);
    }
    for (const { issuer, takenFor } of known.tokens) {
      const id = issuer?.split('/').at(-1);
      if (id !== undefined && takenFor !== undefined) {
        yield settles(`The token is from pool ${id}; it was to be held against pool ${takenFor}.`);
        continue;
      }
      if (id === undefined || known.pools.length === 0) continue;
      yield known.pools.some(pool => pool.id === id)
        ? speaksAgainst(`The token is from pool ${id}, which is one of yours.`)
        : speaksFor(`The token is from pool ${id}, which is none of the known ones.`);
    }
  }),
  settledBy: () => "aws apigateway get-authorizers --rest-api-id API_ID --query 'items[].providerARNs'",
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
