import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { cognitoCalls } from '../cognito-calls.ts';
import { defineRule } from '../rule.ts';
import { bare, calledName, isCall, keyName, literalText, propertyOf } from '../syntax.ts';
import { tokenKind } from '../token-kind.ts';
import { trace } from '../trace.ts';

export const accessTokenForUserCalls = defineRule({
  id: 'access-token-for-user-calls',
  severity: 'error',
  title: 'Calls for the signed-in user carry the access token',
  why:
    'GetUser, ChangePassword, GlobalSignOut and their like, and the endpoint userInfo, take the access token alone. With ' +
    'the ID token they are refused for everyone.',
  fix: 'Give the access token of the same sign-in.',
  leadsTo: ['id-token-as-access-token'],
  mentions: /access_?token|userinfo/i,
  *find({ code }) {
    for (const { operation, member } of cognitoCalls(code)) {
      const token = member('AccessToken');
      if (!token || tokenKind(code, token) !== 'id') continue;
      yield { at: token.start ?? 0, says: `${operation} gets an ID token as its AccessToken.` };
    }
    for (const call of code.of('CallExpression')) {
      const [url, options] = call.arguments;
      if (!url || !options || !/^(fetch|get|axios)$/.test(calledName(call) ?? '')) continue;
      if (!writesUserInfo(code, url)) continue;
      const header = authorizationOf(code, options);
      if (header && carriesIdToken(code, header)) {
        yield { at: header.start ?? 0, says: 'The endpoint userInfo gets an ID token.' };
      }
    }
  },
});

function writesUserInfo(code: Code, url: Node): boolean {
  const { node } = trace(code, url);
  const last = node.type === 'BinaryExpression' ? node.right : node;
  const text = literalText(last) ?? (last.type === 'TemplateLiteral' ? last.quasis.at(-1)?.value.raw : '');
  return /\/oauth2\/userinfo$/i.test(text ?? '');
}

function authorizationOf(code: Code, options: Node): Node | undefined {
  const { node } = trace(code, options);
  const headers = propertyOf(node, 'headers');
  const given = headers && trace(code, headers).node;
  const [first] = given && isCall(given) && calledName(given) === 'Headers' ? given.arguments : [given];
  const object = first && trace(code, first).node;
  if (object?.type !== 'ObjectExpression') return undefined;
  const found = object.properties.find(
    one => one.type === 'ObjectProperty' && /^authorization$/i.test(keyName(one.key, one.computed) ?? ''),
  );
  return found?.type === 'ObjectProperty' ? found.value : undefined;
}

function carriesIdToken(code: Code, header: Node): boolean {
  const node = bare(header);
  const parts =
    node.type === 'TemplateLiteral'
      ? node.expressions
      : node.type === 'BinaryExpression'
        ? [node.left, node.right]
        : [node];
  return parts.some(part => tokenKind(code, part) === 'id');
}
