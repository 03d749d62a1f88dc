import { defineCause } from '../cause.ts';

export const flowNotBuilt = defineCause<{ flow: string }>({
  id: 'flow-not-built',
  title: 'Lifeguard does not have that way to sign in yet',
  shows: {
    type: 'InvalidParameterException',
    message: ({ flow }) => `Lifeguard does not have ${flow} yet: see docs/fidelity.md`,
  },
  means:
    'The real service has this flow or challenge; Lifeguard does not yet. It says so rather than make ' +
    'up an answer.',
  toldApart: 'The message says that Lifeguard does not have it.',
  fix: 'Use a flow that docs/fidelity.md lists as there.',
});
