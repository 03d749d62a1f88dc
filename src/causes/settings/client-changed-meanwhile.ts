import { defineCause } from '../cause.ts';

export const clientChangedMeanwhile = defineCause<{ clientId: string; poolId: string }>({
  id: 'client-changed-meanwhile',
  title: 'The app client was changed by another request at the same time',
  shows: {
    type: 'ConcurrentModificationException',
    message: 'The user pool client was modified concurrently. Please try again.',
  },
  means:
    'Between reading the app client and writing it, another request changed or deleted it. Nothing of ' +
    'this request was kept.',
  toldApart:
    'It happens only when two changes of one app client run at once. The wording of the message is ' +
    'inferred.',
  fix: 'Read the app client again, then repeat the request; let one tool change a client at a time.',
});
