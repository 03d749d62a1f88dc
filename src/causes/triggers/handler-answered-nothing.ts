import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const handlerAnsweredNothing = defineCause<{ trigger: string; function: string }>({
  id: 'handler-answered-nothing',
  title: 'The trigger function returned nothing',
  shows: { type: 'InvalidLambdaResponseException', message: 'Invalid lambda function output : Invalid JSON' },
  means:
    'The handler ended without giving the event back: an async handler without `return event`, a handler that is ' +
    'neither async nor calls its callback, or a return of undefined or null.',
  toldApart:
    'The text says "Invalid JSON". The function’s log shows a run without an error. An answer that exists but has the ' +
    'wrong form says "Unrecognizable lambda output".',
  fix: 'Return the event at the end of every path of an async handler. Use async or the callback, never both.',
  likely: 60,
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('aws-amplify/amplify-cli', 4341),
});
