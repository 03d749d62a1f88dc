import type { Node } from '@babel/types';
import { isBrowserCode } from '../browser-code.ts';
import type { Code } from '../code.ts';
import { cognitoCalls } from '../cognito-calls.ts';
import { defineRule, type Found } from '../rule.ts';
import { keyName, literalText, memberName } from '../syntax.ts';
import { trace } from '../trace.ts';

/** What a bundler writes into the code of browsers. */
const published =
  /^(NEXT_PUBLIC|REACT_APP|VITE|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY|PUBLIC)_(\w+_)?(CLIENT|COGNITO|APP)_(\w+_)?SECRET/;

const secretName =
  /^(aws_?)?(cognito_?|user_?pool_?|app_?|web_?)*client_?secret$|^(aws_?)?(cognito|user_?pool)_?(app_?)?secret$/i;

export const noSecretInBrowser = defineRule({
  id: 'no-secret-in-browser',
  severity: 'error',
  title: 'No client secret in code that browsers get',
  why:
    'Whoever opens the page reads the secret and calls as that app client. A client secret in source code is read by all ' +
    'who read the source.',
  fix:
    'Make an app client without a secret for browsers and apps, and compute SECRET_HASH on a server alone. Replace a secret ' +
    'that has been published: it cannot be taken back.',
  leadsTo: ['secret-hash-missing', 'secret-hash-wrong'],
  mentions: /secret/i,
  *find(source) {
    const { code } = source;
    const isBrowser = isBrowserCode(source);
    yield* literals(code, isBrowser);
    yield* environment(code);
    if (!isBrowser) return;
    for (const { operation, member } of cognitoCalls(code)) {
      const hash = member('SecretHash');
      if (hash && !isNothing(hash)) {
        yield { at: hash.start ?? 0, says: `${operation} gets a SecretHash in code that browsers get.` };
      }
    }
  },
});

/** A text that looks like a client secret under a name that says so. */
function* literals(code: Code, isBrowser: boolean): Iterable<Found> {
  const named: (readonly [string | undefined, Node | null | undefined])[] = [
    ...code
      .of('ObjectProperty', 'ClassProperty')
      .map(({ key, value, computed }) => [keyName(key, computed), value] as const),
    ...code
      .of('VariableDeclarator')
      .map(({ id, init }) => [id.type === 'Identifier' ? id.name : undefined, init] as const),
    ...code.of('AssignmentExpression').map(({ left, right }) => [memberName(left), right] as const),
  ];
  for (const [name, value] of named) {
    const text = value && literalText(value);
    if (name === undefined || !text || !secretName.test(name) || !/^[0-9a-z]{40,64}$/.test(text)) continue;
    // Of one sign repeated, or of words, nobody has made a secret.
    if (new Set(text).size < 12 || !/\d/.test(text)) continue;
    const where = isBrowser ? 'code that browsers get' : 'source code';
    yield {
      at: value?.start ?? 0,
      says: `A client secret stands in ${where}.`,
      ...(!isBrowser && { severity: 'warning' }),
    };
  }
}

function* environment(code: Code): Iterable<Found> {
  for (const node of code.of('MemberExpression', 'OptionalMemberExpression')) {
    const name = memberName(node);
    if (name === undefined || !published.test(name)) continue;
    const { path } = trace(code, node.object);
    if (path.at(-1) === 'env')
      yield { at: node.start ?? 0, says: `${name} is written into the code that browsers get.` };
  }
}

function isNothing(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');
}
