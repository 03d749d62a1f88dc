import { defineCause } from '../cause.ts';

export const softwareTokenMissing = defineCause<{ user: string }>({
  id: 'software-token-missing',
  title: 'The user has no authenticator app',
  shows: {
    type: 'SoftwareTokenMFANotFoundException',
    message: 'Software Token MFA does not exist for the user.',
  },
  means:
    'There is no secret to hold the code against: AssociateSoftwareToken was not called, or the token was deleted ' +
    'since the challenge.',
  toldApart: 'AdminGetUser shows no SOFTWARE_TOKEN_MFA in UserMFASettingList.',
  fix: 'Call AssociateSoftwareToken first, with the same access token, or with the session of MFA_SETUP.',
});
