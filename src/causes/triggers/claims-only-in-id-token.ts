import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const claimsOnlyInIdToken = describeCause({
  id: 'claims-only-in-id-token',
  title: 'Version 1 of the token trigger changes ID tokens alone',
  seen: [
    {
      at: 'token',
      text: 'Claims of the PreTokenGeneration function are in the ID token and not in the access token.',
    },
  ],
  means:
    'The pool has PreTokenGeneration in version V1_0. It adds and suppresses claims of ID tokens; access tokens keep theirs, ' +
    'but for cognito:groups.',
  toldApart:
    'LambdaConfig has PreTokenGeneration without PreTokenGenerationConfig, or with V1_0; the ID token has the claim.',
  fix: 'Set PreTokenGenerationConfig with V2_0, which needs the plan Essentials, and answer claimsAndScopeOverrideDetails.',
  likely: 50,
  judge: judgedBy(function* (known) {
    const version = askedPool(known)?.tokenTrigger;
    if (version)
      yield version === 'V1_0'
        ? speaksFor('The pool has the trigger in version V1_0.')
        : rulesOut(`The pool has the trigger in version ${version}.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.LambdaConfig'",
  ),
  source: documented('user-pool-lambda-pre-token-generation'),
});
