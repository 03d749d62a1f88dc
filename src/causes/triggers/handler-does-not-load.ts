import { defineCause } from '../cause.ts';
import { logTells } from '../log-tells.ts';

export const handlerDoesNotLoad = defineCause<{
  trigger: string;
  function: string;
  file: string;
  reason: string;
  /** The file and line of the error, where they are known. */
  at?: string;
  /** What to do about it, where that is known. */
  hint?: string;
}>({
  id: 'handler-does-not-load',
  title: 'The trigger function’s code does not load',
  shows: {
    type: 'UserLambdaValidationException',
    message: ({ trigger, reason }) => `${trigger} failed with error ${reason}.`,
  },
  means:
    'The function’s module could not be imported or exports no `handler`: the file or one that it imports is missing, ' +
    'has a syntax error, or throws while it is loaded. No event reached the handler.',
  toldApart:
    'Every event fails with the same text, which speaks of a module, a syntax error or an export, and the handler ' +
    'has logged nothing.',
  fix:
    '`at` names the file and line, `hint` what to do, where they are known; else import the file by itself to see the ' +
    'error with its line. TypeScript is run by leaving its types out: enums, namespaces and parameter properties need ' +
    'compiling, so write what JavaScript has, or let `handler` in pools.yaml name the built file. In a deployed ' +
    'function, check that the zip holds the file at its root, that the handler setting names it, and that each package ' +
    'it imports is in the zip or a layer; those of Python with compiled parts must be built for the function’s own ' +
    'version and architecture.',
  likely: 20,
  seen: [
    { at: 'function log', error: 'Runtime.ImportModuleError', text: "Error: Cannot find module '<module>'" },
    { at: 'function log', error: 'Runtime.ImportModuleError', text: "Unable to import module '<module>'" },
    { at: 'function log', error: 'Runtime.HandlerNotFound', text: '<handler> is undefined or not exported' },
    { at: 'function log', error: 'Runtime.UserCodeSyntaxError' },
  ],
  judge: known => logTells(known, 'does not load'),
  settledBy: () => 'lifeguard trigger check FILE',
});
