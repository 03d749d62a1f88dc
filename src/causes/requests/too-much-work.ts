import { defineCause } from '../cause.ts';

export const tooMuchWork = defineCause<Record<string, never>>({
  id: 'too-much-work',
  title: 'More passwords are to be checked or set than this machine keeps up with',
  shows: { type: 'TooManyRequestsException', message: 'Rate exceeded' },
  means:
    'Each check of a password takes its time on a core, by design. Some thousand wait already, so this call was refused ' +
    'at once rather than left waiting. Nothing of it was done, and it counts as no attempt at a password.',
  toldApart:
    'It is the only cause of this error here, and it passes within seconds. In AWS the same error is a quota of requests ' +
    'a second for the whole account. A limit for one user is LimitExceededException instead.',
  fix:
    'Try again after a pause that grows each time, as the SDKs do by themselves. If it keeps coming, give the service ' +
    'more cores or start more nodes on the same PostgreSQL, and look whether somebody tries passwords in bulk.',
  likely: 2,
});
