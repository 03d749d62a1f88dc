import { defineCause } from '../cause.ts';

export const feedbackTokenInvalid = defineCause<{ user: string }>({
  id: 'feedback-token-invalid',
  title: 'The feedback token was not given out for this event',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid feedback token.',
  },
  means:
    'UpdateAuthEventFeedback takes the token from a mail that tells a user of a risky sign-in. Lifeguard finds no risk ' +
    'and sends no such mail, so no token is good here. The wording of the message is inferred.',
  toldApart: 'Only this operation takes such a token. Whether the user or the event exists is not looked at.',
  fix: 'Use AdminUpdateAuthEventFeedback, which needs no token.',
});
