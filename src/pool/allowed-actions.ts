import { api } from '../model/api.ts';

/** The actions that only read, as AWS's own read-only policy for Cognito has them (documented). */
const readOnly: readonly string[] = ['AdminGet*', 'AdminList*', 'Describe*', 'Get*', 'List*'];

/** An action with its words spelt out: `read-only` stands for several. */
function spelt(action: string): readonly string[] {
  return action === 'read-only' ? readOnly : [action];
}

function covers(pattern: string, operation: string): boolean {
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : operation === pattern;
}

/**
 * Whether an operation is among actions: names of operations, beginnings of names
 * such as `List*`, or `read-only`.
 */
export function allows(actions: readonly string[], operation: string): boolean {
  return actions.flatMap(spelt).some(pattern => covers(pattern, operation));
}

/** Whether the API has an operation that the action is about. */
export function isAction(action: string): boolean {
  return Object.keys(api.operations).some(operation => allows([action], operation));
}
