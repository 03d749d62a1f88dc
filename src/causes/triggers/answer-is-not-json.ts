import { defineCause } from '../cause.ts';

export const answerIsNotJson = defineCause<{ trigger: string; function: string; bytes: number }>({
  id: 'answer-is-not-json',
  title: 'The trigger function’s answer is not JSON',
  shows: { type: 'InvalidLambdaResponseException', message: 'Invalid lambda function output : Invalid JSON' },
  means:
    'Something answered for the function, and what it answered cannot be read as JSON. A Node.js function cannot do that ' +
    'by itself; a custom runtime, or something else than Lambda at the endpoint, can.',
  toldApart:
    'The text says "Invalid JSON" and the answer has bytes. A handler that returned nothing has the same text and its ' +
    'own cause.',
  fix: 'Look at what the endpoint answers, with curl; check that it is the one that speaks Lambda’s Invoke API.',
  likely: 15,
});
