import { defineCause } from '../cause.ts';

export const ownSessionNotRevocable = defineCause<{ user: string; session: string }>({
  id: 'own-session-not-revocable',
  title: 'The session to revoke is the one that the call came from',
  shows: {
    type: 'InvalidParameterException',
    message: 'The current session cannot be revoked.',
  },
  means:
    'RevokeUserSession ends other sessions of the user, not the one that its access token belongs to. The wording of ' +
    'the message is inferred.',
  toldApart: 'ListUserSessions shows this session with IsCurrentSession true.',
  fix: 'To end the session itself, call RevokeToken with its refresh token, or GlobalSignOut for all of them.',
});
