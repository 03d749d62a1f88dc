import { defineCause } from '../cause.ts';

export const operationNotBuilt = defineCause<{ operation: string }>({
  id: 'operation-not-built',
  title: 'Lifeguard does not have this operation yet',
  shows: {
    type: 'UnsupportedOperationException',
    message: ({ operation }) =>
      `Lifeguard does not have ${operation} yet. docs/fidelity.md lists the operations that it has.`,
  },
  means:
    'The operation exists in Cognito. Lifeguard knows its name and says so plainly rather than make up an answer. ' +
    'Nothing was done.',
  toldApart: 'The message names Lifeguard: the real service never sends it.',
  fix: 'Look in docs/fidelity.md for what is there. For this call, use a user pool in AWS.',
});
