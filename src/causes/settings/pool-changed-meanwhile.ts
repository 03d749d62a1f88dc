import { defineCause } from '../cause.ts';

export const poolChangedMeanwhile = defineCause<{ poolId: string }>({
  id: 'pool-changed-meanwhile',
  title: 'The user pool was changed by another request at the same time',
  shows: {
    type: 'ConcurrentModificationException',
    message: 'The user pool was modified concurrently. Please try again.',
  },
  means:
    'Between reading the pool and writing it, another request changed or deleted it. Nothing of this ' +
    'request was kept.',
  toldApart:
    'It happens only when two changes of one pool run at once. The wording of the message is inferred.',
  fix: 'Read the pool again, then repeat the request; let one tool change a pool at a time.',
});
