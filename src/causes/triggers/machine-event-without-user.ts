import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const machineEventWithoutUser = describeCause({
  id: 'machine-event-without-user',
  title: 'The function expects a user, and the token is for a machine',
  seen: [
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: "PreTokenGeneration failed with error Cannot read properties of undefined (reading '<attribute>').",
    },
    { at: 'callback', error: 'invalid_request', text: 'PreTokenGeneration failed with error <text>.' },
  ],
  means:
    'In version V3_0, PreTokenGeneration also runs for client credentials (TokenGeneration_ClientCredentials). Its event has ' +
    'no user attributes, and a function or schema that reads them fails.',
  toldApart: 'triggerSource is TokenGeneration_ClientCredentials. Sign-ins of users pass.',
  fix: 'Branch by triggerSource at the top of the function.',
  likely: 10,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokenTrigger } = askedPool(known) ?? {};
    if (tokenTrigger)
      yield tokenTrigger === 'V3_0'
        ? speaksFor('The pool has the trigger in version V3_0.')
        : rulesOut(`The pool has the trigger in version ${tokenTrigger}.`);
    for (const { source } of known.answers)
      if (source !== undefined)
        yield source === 'TokenGeneration_ClientCredentials'
          ? speaksFor(`The event was ${source}.`)
          : speaksAgainst(`The event was ${source}.`);
  }),
  settledBy: () => 'lifeguard trigger check FILE --source TokenGeneration_ClientCredentials',
  source: documented('user-pool-lambda-pre-token-generation'),
});
