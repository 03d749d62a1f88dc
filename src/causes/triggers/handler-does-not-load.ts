import { defineCause } from '../cause.ts';

export const handlerDoesNotLoad = defineCause<{
  trigger: string;
  function: string;
  file: string;
  reason: string;
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
    'Import the file by itself to see the error with its line. In a deployed function, check that the zip holds the ' +
    'file at its root and that the handler setting names it.',
});
