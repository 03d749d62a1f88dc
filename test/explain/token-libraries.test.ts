import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { explained } from './explained.ts';

/** What libraries of several languages print of a token that they refuse, and the cause that must be first. */
const rows: readonly (readonly [what: string, given: string, first: string])[] = [
  [
    'PyJWT: audience',
    "jwt.exceptions.InvalidAudienceError: Audience doesn't match",
    'audience-of-another-client',
  ],
  [
    'PyJWT: no audience',
    'jwt.exceptions.MissingRequiredClaimError: Token is missing the "aud" claim',
    'audience-missing',
  ],
  [
    'jjwt: expired',
    'io.jsonwebtoken.ExpiredJwtException: JWT expired at 2026-05-19T08:30:00Z. Current time: 2026-05-19T09:30:00Z, a difference of 3600000 milliseconds.  Allowed clock skew: 0 milliseconds.',
    'access-token-expired',
  ],
  [
    'jjwt: expired, as newer ones say it',
    'io.jsonwebtoken.ExpiredJwtException: JWT expired 3600000 milliseconds ago at 2026-05-19T08:30:00.000Z. Current time: 2026-05-19T09:30:00.000Z. Allowed clock skew: 0 milliseconds.',
    'access-token-expired',
  ],
  [
    'Spring: expired',
    'An error occurred while attempting to decode the Jwt: Jwt expired at 2026-05-19T08:30:00Z',
    'access-token-expired',
  ],
  ['Spring: expired, alone', 'Jwt expired at 2026-05-19T08:30:00Z', 'access-token-expired'],
  [
    'Spring: key',
    'An error occurred while attempting to decode the Jwt: Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
    'issuer-of-another-pool',
  ],
  [
    '.NET: expired',
    "Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException: IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '5/19/2026 8:30:00 AM', Current time (UTC): '5/19/2026 9:30:00 AM'.",
    'access-token-expired',
  ],
  [
    '.NET: audience',
    "SecurityTokenInvalidAudienceException: IDX10214: Audience validation failed. Audiences: '6sjjnkaeagnqgkmbl1mr5rtfsr'. Did not match: validationParameters.ValidAudience: 'x' or validationParameters.ValidAudiences: 'null'.",
    'audience-of-another-client',
  ],
  ['.NET: audience, cut short', 'IDX10214: Audience validation failed', 'audience-of-another-client'],
  ['Hasura: signature', 'Could not verify JWT: JWSError JWSInvalidSignature', 'access-token-signature-wrong'],
  [
    '.NET: no audience',
    "IDX10206: Unable to validate audience. The 'audiences' parameter is empty.",
    'audience-missing',
  ],
  [
    '.NET: issuer',
    "IDX10205: Issuer validation failed. Issuer: 'x'. Did not match.",
    'issuer-of-another-pool',
  ],
  [
    '.NET: key',
    "IDX10501: Signature validation failed. Unable to match key: kid: 'x'.",
    'issuer-of-another-pool',
  ],
];

describe('what a library says of a token is known', () => {
  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  for (const [what, given, first] of rows) {
    test(what, async () => {
      const { findings } = await explained([given], { directory });
      const told = findings.map(({ causes }) => causes.map(({ id, share }) => `${id} ${share}`));
      assert.equal(findings[0]?.causes[0]?.id, first, JSON.stringify(told, null, 1));
    });
  }
});
