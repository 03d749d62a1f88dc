import { defineCause } from '../cause.ts';

export const upstreamSilent = defineCause<{ upstream: string; seconds: number }>({
  id: 'upstream-silent',
  title: 'The service behind the tap did not answer in time',
  shows: {
    type: 'UpstreamTimeoutException',
    message: ({ upstream, seconds }) =>
      `Lifeguard's tap waited ${seconds} seconds for ${upstream}, and nothing came.`,
  },
  means:
    'The call was passed on, and for that long the service sent nothing. The longest call of the service itself, ' +
    'one whose trigger never answers, takes some 15 seconds, so more is to be blamed on the way there.',
  toldApart: 'Only a tap sends this error. A slow trigger alone shows as UnexpectedLambdaException.',
  fix: 'Try the same call without the tap. Look at the network, and at a proxy in between.',
});
