import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { defineRule } from '../rule.ts';
import { calledName, isCall, keyName, lastName } from '../syntax.ts';
import { textsIn } from '../texts.ts';
import { tokenKind } from '../token-kind.ts';
import { trace } from '../trace.ts';

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
    for (const { key, isComputed, value } of loginsIn(code)) {
      if (tokenKind(code, value) !== 'access' || isOfOther(key, isComputed)) continue;
      // A function that is asked for an access token may be of another provider.
      if (isCall(value) && !/^(toString|getJwtToken)$/.test(calledName(value) ?? '')) continue;
      yield { at: value.start ?? 0, says: 'The login of an identity pool gets an access token.' };
    }
  },
});

interface Login {
  readonly key: Node;
  readonly isComputed: boolean;
  readonly value: Node;
}

/** `logins: { [pool]: token }` and `logins[pool] = token`. */
function loginsIn(code: Code): readonly Login[] {
  const written = code.of('ObjectProperty').flatMap(property => {
    if (!/^logins$/i.test(keyName(property.key, property.computed) ?? '')) return [];
    const { node } = trace(code, property.value);
    if (node.type !== 'ObjectExpression') return [];
    return node.properties.flatMap(one =>
      one.type === 'ObjectProperty'
        ? [{ key: one.key, isComputed: one.computed === true, value: one.value }]
        : [],
    );
  });
  const set = code.of('AssignmentExpression').flatMap(({ left, right }) => {
    if (left.type !== 'MemberExpression' || !/^logins$/i.test(lastName(left.object) ?? '')) return [];
    return [{ key: left.property, isComputed: left.computed, value: right }];
  });
  return [...written, ...set];
}

/** A name that stands for the provider is taken to be of Cognito; facebook.com and its like take access tokens. */
function isOfOther(key: Node, isComputed: boolean): boolean {
  const name = keyName(key, isComputed);
  if (name !== undefined) return !name.includes('cognito-idp');
  return textsIn(key).some(text => /\.(com|net|org)\b/.test(text) && !/cognito-idp/.test(text));
}
