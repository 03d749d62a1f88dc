import { endingCalls, triggerHandlers } from '../handlers.ts';
import { defineRule } from '../rule.ts';

export const triggerEndsOnce = defineRule({
  id: 'trigger-ends-once',
  severity: 'warning',
  title: 'The handler of a trigger ends in one way',
  why:
    'An async handler ends with what its promise gives; where the callback comes later, Lambda has answered null by then ' +
    'and Cognito tells of an invalid answer. Runtimes from Node.js 24 on know no callback at all.',
  fix: 'Return the event from the async handler and drop the callback.',
  leadsTo: ['handler-answered-nothing', 'answer-is-not-json'],
  mentions: /callback|\bcb\b|done|succeed|fail|handler/i,
  *find(source) {
    for (const fn of triggerHandlers(source)) {
      const [first] = fn.async ? endingCalls(source.code, fn) : [];
      if (first) yield { at: first.start ?? 0, says: 'An async handler ends by a callback, too.' };
    }
  },
});
