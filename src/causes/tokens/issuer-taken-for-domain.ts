import { describeCause } from '../cause.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { namedIssuers } from '../named-issuers.ts';

export const issuerTakenForDomain = describeCause({
  id: 'issuer-taken-for-domain',
  title: 'The check expects the domain of the sign-in pages as issuer',
  seen: [
    {
      at: 'client library',
      error: 'JwtInvalidIssuerError',
      text: 'Issuer not allowed: <issuer>. Expected: https://<domain>',
    },
    { at: 'gateway', error: '401', text: 'invalid issuer' },
    {
      at: 'client library',
      error: 'JsonWebTokenError',
      text: 'jwt issuer invalid. expected: https://<domain>',
    },
    { at: 'client library', error: 'InvalidIssuerError', text: 'Invalid issuer' },
    {
      at: 'client library',
      error: 'JWTClaimValidationFailed',
      text: 'unexpected "iss" claim value',
    },
  ],
  means:
    'The iss of a token is https://cognito-idp.REGION.amazonaws.com/POOL_ID, whatever domain the sign-in pages have. To set up ' +
    'or change a domain changes nothing about it, and tokens stay good.',
  toldApart:
    'The expected issuer is a domain of pages, such as auth.example.com or *.auth.REGION.amazoncognito.com.',
  fix: 'Configure the address of the pool as issuer; its discovery document is there as well.',
  likely: 15,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const { expected, expectedPool } of namedIssuers(known))
      if (expectedPool !== undefined)
        yield rulesOut(`The check expects the pool ${expectedPool}, not a domain.`);
      else if (/\.amazoncognito\.com\/?$/.test(expected))
        yield settles(`The check expects ${expected}, the domain of sign-in pages.`);
      else yield speaksFor(`The check expects ${expected}, which is no pool.`);
    for (const { issuer } of known.tokens)
      if (issuer !== undefined && /^https:\/\/cognito-idp\./.test(issuer))
        yield speaksFor(`The issuer of the token is ${issuer}, as it should be.`);
  }),
  settledBy: filledIn(
    'curl https://cognito-idp.REGION.amazonaws.com/POOL_ID/.well-known/openid-configuration',
  ),
});
