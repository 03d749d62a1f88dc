import type { Node, Statement } from '@babel/types';
import type { Code } from '../code.ts';
import { endingCalls, ownReturns, triggerHandlers } from '../handlers.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, type FunctionNode, isCall, keyName, memberName } from '../syntax.ts';
import { namesOf, trace } from '../trace.ts';

export const triggerReturnsEvent = defineRule({
  id: 'trigger-returns-event',
  severity: 'error',
  title: 'The handler of a trigger gives the event back',
  why:
    'Cognito takes the whole event, with response filled in, as the answer. Without it the sign-up, sign-in or mail fails ' +
    'with InvalidLambdaResponseException, on the one path that returns something else as on all.',
  fix: 'Make the handler async, and end every path with return event.',
  leadsTo: ['handler-answered-nothing', 'answer-changes-event', 'answer-breaks-contract'],
  mentions: /handler|export default|main/i,
  *find(source) {
    const { code } = source;
    if (servesOthers.test(source.text)) return;
    for (const fn of triggerHandlers(source)) {
      if (!fn.generator && endingCalls(code, fn).length === 0) yield* inHandler(code, fn);
    }
  },
});

/** Signs of a function that is called by other services as well, which get an answer of another form. */
const servesOthers =
  /if\s*\(\s*!?\s*\w+\??\.triggerSource\s*\)|\b(event|ev|evt)\??\.(httpMethod|rawPath|path|requestContext|Records|routeKey)\b/;

function* inHandler(code: Code, fn: FunctionNode): Iterable<Found> {
  const returns = ownReturns(code, fn);
  const isBlock = fn.body.type === 'BlockStatement';
  const given = isBlock ? returns : [{ start: fn.body.start, argument: fn.body }];
  for (const { start, argument } of given) {
    const what = notTheEvent(code, fn, argument);
    if (what) yield { at: start ?? 0, says: `The handler returns ${what} and not the event.` };
    else if (!fn.async && argument && isNoPromise(code, fn, argument)) {
      yield { at: start ?? 0, says: 'The handler returns the event and is not async: Lambda drops it.' };
    }
  }
  if (fn.body.type !== 'BlockStatement' || !ends(fn.body.body)) return;
  if (returns.some(({ argument }) => argument)) {
    yield {
      at: (fn.body.end ?? 1) - 1,
      says: 'A path through the handler ends without returning the event.',
    };
  } else if (returns.length === 0) yield { at: fn.start ?? 0, says: 'The handler never returns the event.' };
}

/** Whether it is the event or an object, which Lambda takes from a promise alone (documented). */
function isNoPromise(code: Code, fn: FunctionNode, argument: Node): boolean {
  const [event] = fn.params;
  const { node, path } = trace(code, argument);
  const isEvent = node.type === 'Identifier' && event?.type === 'Identifier' && node.name === event.name;
  return path.length === 0 && (isEvent || node.type === 'ObjectExpression');
}

/** What is returned where it cannot be an answer; undefined where it is one or may be. */
function notTheEvent(code: Code, fn: FunctionNode, argument: Node | null | undefined): string | undefined {
  if (!argument) return 'nothing';
  const value = bare(argument);
  if (/^(Null|Boolean|Numeric|String)Literal$/.test(value.type)) return 'a plain value';
  if (value.type === 'Identifier' && value.name === 'undefined') return 'nothing';
  if (value.type === 'TemplateLiteral' || (isCall(value) && calledName(value) === 'stringify'))
    return 'a text';
  const [event] = fn.params;
  const isEvent = event?.type === 'Identifier' && namesOf(code, value)[0] === event.name;
  const { path } = trace(code, value);
  if (isEvent && path.length === 1) return `its ${path[0]}`;
  const object = value.type === 'Identifier' ? namedObject(code, value) : value;
  if (object?.type !== 'ObjectExpression') return undefined;
  const keys = object.properties.map(one =>
    one.type === 'SpreadElement' ? '...' : (keyName(one.key, one.computed) ?? '...'),
  );
  return keys.includes('...') || keys.includes('response') ? undefined : 'an object of its own';
}

/** The object that a name is given, where the file sets no `response` of it and hands it to nobody. */
function namedObject(code: Code, name: Node): Node | undefined {
  const binding = code.bindingOf(name);
  const [given] = binding?.given ?? [];
  if (!given || binding?.given.length !== 1 || given.path.length > 0) return undefined;
  const isWhole = binding.uses.every(use => {
    const around = code.parentOf(use);
    if (around?.type === 'ReturnStatement') return true;
    if (!around || !('object' in around) || around.object !== use) return false;
    const member = memberName(around);
    return member !== undefined && member !== 'response';
  });
  return isWhole ? bare(given.expression) : undefined;
}

/** Whether the end of a list of statements can be reached; false where that is hard to say. */
function ends(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  switch (last?.type) {
    case undefined:
      return true;
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'LabeledStatement':
    case 'WithStatement':
      return false;
    case 'BlockStatement':
      return ends(last.body);
    case 'IfStatement':
      return !last.alternate || ends([last.consequent]) || ends([last.alternate]);
    case 'TryStatement':
      if (last.finalizer && !ends(last.finalizer.body)) return false;
      return ends(last.block.body) || (last.handler ? ends(last.handler.body.body) : false);
    case 'SwitchStatement': {
      const hasDefault = last.cases.some(({ test }) => !test);
      const breaks = last.cases.some(({ consequent }) => consequent.some(one => breaksOut(one)));
      return !hasDefault || breaks;
    }
    default:
      return true;
  }
}

function breaksOut(statement: Statement): boolean {
  if (statement.type === 'BreakStatement') return true;
  return statement.type === 'BlockStatement' && statement.body.some(breaksOut);
}
