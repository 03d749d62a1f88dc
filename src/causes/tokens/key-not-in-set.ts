import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const keyNotInSet = describeCause({
  id: 'key-not-in-set',
  title: 'The set of keys that the token was held against does not have its key',
  seen: [{ at: 'token', text: 'signature by an unknown key' }],
  means:
    'No key of the set has the kid of the token. Either the keys are those of another pool, or of a copy that is out of ' +
    'date; or they are of the right pool, and it has withdrawn the key. Whether the signature is right is not known.',
  toldApart:
    'If the set that the issuer of the token has today holds the kid, the other set was of another address or too old; if ' +
    'not, the pool has no such key, or the token is not one of the pool that it names.',
  fix:
    'Get the set anew from the iss of the token, with /.well-known/jwks.json behind it. If that has the kid, let what checks ' +
    'tokens read it from there, and again where a kid is unknown. If it has not, get a new token.',
  judge: judgedBy(function* ({ tokens }) {
    for (const { keysAtHand, keyId = 'without a name', issuer } of tokens)
      if (keysAtHand !== undefined)
        yield settles(
          `The token${issuer === undefined ? '' : ` of ${issuer}`} names the key ${keyId}; the set that was handed over ` +
            `has ${keysAtHand.length === 0 ? 'none with a name' : keysAtHand.join(' and ')}.`,
        );
  }),
  settledBy: filledIn('curl https://cognito-idp.REGION.amazonaws.com/POOL_ID/.well-known/jwks.json'),
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
