import { defineRule } from '../rule.ts';
import { isCall, keyName } from '../syntax.ts';
import { textsIn } from '../texts.ts';
import { tokenKind } from '../token-kind.ts';

export const idTokenForIdentityPools = defineRule({
  id: 'id-token-for-identity-pools',
  severity: 'error',
  title: 'Identity pools get the ID token',
  why:
    'An identity pool reads from a token for which app client it was made, and an access token does not say so in the ' +
    'claim aud: nobody gets credentials with one.',
  fix: 'Give the ID token of the same sign-in as the login.',
  leadsTo: ['access-token-as-id-token', 'identity-pool-does-not-know-client'],
  mentions: /logins/i,
  *find({ code }) {
    for (const property of code.of('ObjectProperty')) {
      if (!/^logins$/i.test(keyName(property.key, property.computed) ?? '')) continue;
      if (property.value.type !== 'ObjectExpression') continue;
      for (const login of property.value.properties) {
        if (login.type !== 'ObjectProperty' || tokenKind(code, login.value) !== 'access') continue;
        const isOther = textsIn(login.key).some(
          text => /\.(com|net|org)\b/.test(text) && !/cognito-idp/.test(text),
        );
        // A name that stands for the provider is taken to be of Cognito; facebook.com and its like take access tokens.
        if (isOther || isCall(login.value)) continue;
        yield { at: login.value.start ?? 0, says: 'The login of an identity pool gets an access token.' };
      }
    }
  },
});
