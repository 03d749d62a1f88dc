import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, isCall, lastName, literalText, memberName, propertyOf } from '../syntax.ts';
import { type TokenKind, tokenKind } from '../token-kind.ts';
import { candidatesOf, namesOf, trace } from '../trace.ts';

export const tokenCheckedAsItsKind = defineRule({
  id: 'token-checked-as-its-kind',
  severity: 'error',
  title: 'A token is checked as what it is',
  why:
    'An ID token names its app client in aud, an access token in client_id and has no aud; token_use says which it is. ' +
    'Checked as the other kind, every token is refused, or its audience is not checked at all.',
  fix:
    'Check an access token with tokenUse: "access" and its client_id, an ID token with tokenUse: "id" and its aud; the ' +
    'CognitoJwtVerifier of aws-jwt-verify does both.',
  leadsTo: ['access-token-as-id-token', 'id-token-as-access-token', 'audience-missing'],
  mentions: /verif|\baud\b/i,
  *find({ code, text }) {
    // Access tokens of others do have an audience.
    const isCognito = /cognito/i.test(text);
    for (const call of code.of('CallExpression', 'OptionalCallExpression')) {
      const called = calledName(call);
      const callee = bare(call.callee);
      const [token, second, third] = call.arguments;
      if (!token) continue;
      const kind = tokenKind(code, token);
      if (kind === undefined) continue;
      if (/^verify(Sync)?$/.test(called ?? '') && memberName(callee) !== undefined && 'object' in callee) {
        const use = (second && useOf(code, second)) ?? verifierUse(code, callee.object);
        if (use !== undefined && use !== kind) yield { at: token.start ?? 0, says: mismatch(use, kind) };
      }
      const options = third && trace(code, third).node;
      const audience = options && propertyOf(options, 'audience');
      if (audience && isCognito && kind === 'access' && /^(jwtVerify|verify)$/.test(called ?? '')) {
        yield {
          at: audience.start ?? 0,
          says: 'An access token is checked for an audience, which it does not have.',
        };
      }
    }
    if (isCognito) yield* comparedAudiences(code);
  },
});

function mismatch(use: TokenKind, kind: TokenKind): string {
  const names = { id: 'an ID token', access: 'an access token' };
  return `A verifier of ${names[use].replace(/^an /, '')}s gets ${names[kind]}.`;
}

/** The kind that a verifier was made for: `CognitoJwtVerifier.create({ tokenUse: 'id', … })`. */
function verifierUse(code: Code, verifier: Node): TokenKind | undefined {
  const uses = candidatesOf(code, verifier).flatMap(node => {
    if (!isCall(node) || calledName(node) !== 'create') return [];
    if (!namesOf(code, node.callee).some(name => /JwtVerifier$/.test(name))) return [];
    return [node.arguments[0] && useOf(code, node.arguments[0])];
  });
  const [only] = new Set(uses);
  return new Set(uses).size === 1 ? only : undefined;
}

function useOf(code: Code, options: Node): TokenKind | undefined {
  const value = propertyOf(trace(code, options).node, 'tokenUse');
  const text = value && literalText(value);
  return text === 'id' || text === 'access' ? text : undefined;
}

/** `payload.aud !== clientId` where the payload is that of an access token. */
function* comparedAudiences(code: Code): Iterable<Found> {
  for (const node of code.of('BinaryExpression')) {
    if (!/^[!=]==?$/.test(node.operator)) continue;
    for (const side of [node.left, node.right]) {
      const member = bare(side);
      if (memberName(member) !== 'aud' || !('object' in member)) continue;
      if (isAbsence(node.left === side ? node.right : node.left)) continue;
      if (isOfAccessToken(code, member.object)) {
        yield {
          at: member.start ?? 0,
          says: 'The aud of an access token is compared, which it does not have.',
        };
      }
    }
  }
}

function isAbsence(node: Node): boolean {
  return node.type === 'NullLiteral' || lastName(node) === 'undefined';
}

/** Whether claims come from `decode(accessToken)`, `verifier.verify(accessToken)` or the like. */
function isOfAccessToken(code: Code, claims: Node): boolean {
  const { node, path } = trace(code, claims);
  if (!isCall(node) || path.some(name => name !== 'payload')) return false;
  if (!/decode|verify|parse/i.test(calledName(node) ?? '')) return false;
  return node.arguments.some(argument => tokenKind(code, argument) === 'access');
}
