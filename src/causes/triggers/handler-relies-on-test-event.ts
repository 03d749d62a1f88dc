import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const handlerReliesOnTestEvent = describeCause({
  id: 'handler-relies-on-test-event',
  title: 'The function works with the test event, not with those of production',
  seen: [{ at: 'function log', text: "TypeError: Cannot read properties of undefined (reading '<member>')" }],
  means:
    'The test event of the console is a small one. In production events have userAttributes, clientMetadata, validationData, ' +
    'callerContext and more, and lack some that the test event has: a user without e-mail, a call without clientMetadata.',
  toldApart: 'The test in the console passes; the log of production has a TypeError at the same line.',
  fix: 'Test with events of every source: `lifeguard trigger sample SOURCE` writes them, `lifeguard trigger check` sends all.',
  likely: 12,
  judge: judgedBy(function* ({ logs }) {
    if (logs.some(({ text }) => /TypeError|KeyError|NoneType|undefined/.test(text)))
      yield speaksFor('The log has an error of reading something that is not there.');
  }),
  settledBy: () => 'lifeguard trigger check FILE',
});
