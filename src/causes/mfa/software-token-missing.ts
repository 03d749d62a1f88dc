import { defineCause } from '../cause.ts';
import { rulesOut } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

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
  likely: 60,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    if (user)
      yield user.factors.includes('SOFTWARE_TOKEN_MFA')
        ? rulesOut('The user has an authenticator app.')
        : settlesWhereShown(
            known,
            /SoftwareTokenMFANotFound|Software Token MFA/,
            'The user has no authenticator app.',
          );
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION --query UserMFASettingList',
  ),
});
