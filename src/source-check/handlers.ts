import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import type { Source } from './source.ts';
import { bare, type FunctionNode, isFunction, keyName, memberName } from './syntax.ts';
import { functionOf, resultsOf, trace } from './trace.ts';

/** Words by which a file shows that its handler is a trigger's. */
const ofTriggers =
  /\btriggerSource\b|\b(PreSignUp|PostConfirmation|PreAuthentication|PostAuthentication|CustomMessage|UserMigration|PreTokenGeneration(V2)?|DefineAuthChallenge|CreateAuthChallenge|VerifyAuthChallengeResponse)(TriggerHandler|TriggerEvent)\b|\b(autoConfirmUser|autoVerifyEmail|autoVerifyPhone|answerCorrect|issueTokens|failAuthentication|privateChallengeParameters|claimsOverrideDetails|claimsAndScopeOverrideDetails|finalUserStatus)\b|\.response\.(emailMessage|smsMessage|emailSubject)\b/;

/** Custom senders get an event with a triggerSource, too, but their answer is not looked at. */
const ofSenders = /CustomEmailSender_|CustomSMSSender_|CustomEmailSenderTrigger|CustomSMSSenderTrigger/;

/** The functions that a file exports as `handler`, or by default, for triggers whose answer Cognito looks at. */
export function triggerHandlers({ code, text }: Source): readonly FunctionNode[] {
  if (!ofTriggers.test(text) || ofSenders.test(text)) return [];
  const found = [...exportedValues(code)].map(value => (isFunction(value) ? value : functionOf(code, value)));
  return [...new Set(found.filter(fn => fn !== undefined))].filter(
    fn => takesEvent(fn) || answersByItself(code, fn),
  );
}

const answers =
  /^(autoConfirmUser|autoVerifyEmail|autoVerifyPhone|answerCorrect|issueTokens|failAuthentication|privateChallengeParameters|claimsOverrideDetails|claimsAndScopeOverrideDetails|finalUserStatus|emailMessage|smsMessage|emailSubject)$/;

/** Whether a function that takes nothing gives an object with the fields of a trigger's answer alone. */
function answersByItself(code: Code, fn: FunctionNode): boolean {
  if (fn.params.length > 0) return false;
  return resultsOf(code, fn).some(result => {
    const { node, path } = trace(code, result);
    if (node.type !== 'ObjectExpression' || path.length > 0 || node.properties.length === 0) return false;
    return node.properties.every(
      one => one.type !== 'SpreadElement' && answers.test(keyName(one.key, one.computed) ?? ''),
    );
  });
}

/** Other exports are of these names, too, such as the set-up of a plugin. */
function takesEvent({ params: [first] }: FunctionNode): boolean {
  if (!first) return false;
  return first.type !== 'Identifier' || /^_?(e|ev|evt|event|input|trigger\w*|\w+Event)$/i.test(first.name);
}

function* exportedValues(code: Code): Iterable<Node> {
  for (const { declaration, specifiers } of code.of('ExportNamedDeclaration')) {
    if (declaration?.type === 'FunctionDeclaration' && isHandlerName(declaration.id?.name)) yield declaration;
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of declaration.declarations) {
        if (init && id.type === 'Identifier' && isHandlerName(id.name)) yield bare(init);
      }
    }
    for (const specifier of specifiers) {
      if (specifier.type !== 'ExportSpecifier') continue;
      if (isHandlerName(keyName(specifier.exported, false))) yield specifier.local;
    }
  }
  for (const { declaration } of code.of('ExportDefaultDeclaration')) yield bare(declaration);
  for (const { left, right } of code.of('AssignmentExpression')) {
    const name = memberName(left);
    if (name === undefined || !('object' in left)) continue;
    const { node: root, path } = trace(code, left.object);
    const isExports = root.type === 'Identifier' && /^(exports|module)$/.test(root.name) && path.length <= 1;
    if (!isExports) continue;
    if (isHandlerName(name)) yield bare(right);
    else if (name === 'exports' && right.type === 'ObjectExpression') {
      for (const property of right.properties) {
        if (property.type === 'SpreadElement' || !isHandlerName(keyName(property.key, property.computed)))
          continue;
        yield property.type === 'ObjectMethod' ? property : bare(property.value);
      }
    }
  }
}

function isHandlerName(name: string | undefined): boolean {
  return name !== undefined && /^(handler|lambda_?handler|main)$/i.test(name);
}

/** The statements and expressions of a function, those of functions inside it left out. */
export function ownReturns(
  code: Code,
  fn: FunctionNode,
): readonly Extract<Node, { type: 'ReturnStatement' }>[] {
  return code.of('ReturnStatement').filter(node => code.functionAround(node) === fn);
}

/** The places where a handler is ended by hand: `callback(…)`, `context.done(…)`, `context.succeed(…)`. */
export function endingCalls(code: Code, fn: FunctionNode): readonly Node[] {
  const [, context, callback] = fn.params;
  const uses = (parameter: Node | undefined) =>
    (parameter ? code.bindingOf(parameter)?.uses : undefined) ?? [];
  const called = uses(callback);
  const ended = uses(context).filter(use => {
    const member = code.parentOf(use);
    return member !== undefined && /^(done|succeed|fail)$/.test(memberName(member) ?? '');
  });
  return [...called, ...ended];
}
