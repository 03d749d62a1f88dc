import { defineCause } from '../cause.ts';

export const answerTooLarge = defineCause<{ trigger: string; function: string; bytes: number }>({
  id: 'answer-too-large',
  title: 'The trigger function’s answer is larger than Lambda hands on',
  shows: {
    type: 'UserLambdaValidationException',
    // Lambda's own sentence, inferred to pass through like any other error of the function.
    message: ({ trigger }) =>
      `${trigger} failed with error Response payload size exceeded maximum allowed payload size (6291556 bytes)..`,
  },
  means:
    'The handler returned more than 6 MB of JSON. Lambda counts that as an error of the function and does not hand the ' +
    'answer on.',
  toldApart: 'The text says "Response payload size exceeded"; the facts tell how many bytes there were.',
  fix: 'Return the event that came in with a small response; keep data that is only yours out of the answer.',
});
