import { defineCause } from '../cause.ts';

export const answerCannotBeSerialised = defineCause<{ trigger: string; function: string; reason: string }>({
  id: 'answer-cannot-be-serialised',
  title: 'The trigger function’s answer cannot be written as JSON',
  shows: {
    type: 'UserLambdaValidationException',
    // The sentence of Lambda's Node.js runtime, which reports it as an error of the function.
    message: ({ trigger }) => `${trigger} failed with error Unable to stringify response body.`,
  },
  means: 'What the handler returned holds a BigInt, refers to itself, or throws while it is read.',
  toldApart: 'The text says "Unable to stringify response body"; the reason names the value.',
  fix: 'Return the event that came in, with plain text, numbers and truth values in its response.',
  likely: 10,
  settledBy: () => 'lifeguard trigger check FILE',
});
