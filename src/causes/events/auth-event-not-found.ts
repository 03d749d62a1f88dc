import { defineCause } from '../cause.ts';

export const authEventNotFound = defineCause<{ user: string; event: string }>({
  id: 'auth-event-not-found',
  title: 'The user has no authentication event of that id',
  shows: {
    type: 'ResourceNotFoundException',
    message: 'Event does not exist.',
  },
  means:
    'The EventId is not one of the events that are kept of this user: the newest hundred of the last 90 days. The ' +
    'wording of the message is inferred.',
  toldApart:
    'AdminListUserAuthEvents shows those that are kept; event_id of a token is the id of its sign-in.',
  fix: 'Take the EventId from AdminListUserAuthEvents of the same user.',
});
