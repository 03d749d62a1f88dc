import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const answerOfAnotherVersion = describeCause({
  id: 'answer-of-another-version',
  title: 'The function answers in the form of another version of the token trigger',
  seen: [
    { at: 'API', error: 'InvalidLambdaResponseException', text: 'Unrecognizable lambda output' },
    {
      at: 'token',
      text: 'Claims of the PreTokenGeneration function are in neither token, or in the ID token alone.',
    },
  ],
  means:
    'Version 1 of PreTokenGeneration takes claimsOverrideDetails and changes ID tokens alone; versions 2 and 3 take ' +
    'claimsAndScopeOverrideDetails, for access tokens too, and need the plan Essentials or Plus. The form of one is nothing ' +
    'to the other; values of version 1 must be texts.',
  toldApart: 'event.version is 1, 2 or 3, and the response has the member of another one.',
  fix: 'Set PreTokenGenerationConfig.LambdaVersion to the version that the function is written for.',
  likely: 10,
  judge: judgedBy(function* (known) {
    for (const { breaches } of known.answers)
      for (const { field } of breaches)
        if (/claimsOverrideDetails|claimsAndScopeOverrideDetails/.test(field))
          yield speaksFor(`What is wrong with the answer is ${field}.`);
    const { tokenTrigger } = askedPool(known) ?? {};
    if (tokenTrigger) yield speaksFor(`The pool sends version ${tokenTrigger} of the event.`);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.LambdaConfig.PreTokenGenerationConfig'",
  ),
  source: documented('user-pool-lambda-pre-token-generation'),
});
