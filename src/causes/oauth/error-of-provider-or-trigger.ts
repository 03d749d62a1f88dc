import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

/** What names the attribute that is at fault, for which there are causes of their own. */
const ofAttribute = /^(?:attributes required: \[|user\.\S+: Attribute )/i;

/** A function that broke, not one that has refused. */
const ofRuntime = /RequestId: |Task timed out after|is not authorized to perform|Cannot find module/;

export const errorOfProviderOrTrigger = describeCause({
  id: 'error-of-provider-or-trigger',
  title: 'A provider or a trigger refused the sign-in, and the callback tells its words',
  seen: [
    { at: 'callback', error: 'invalid_request' },
    { at: 'callback', error: 'access_denied' },
    { at: 'callback', error: 'server_error' },
    { at: 'callback', error: 'invalid_request', text: '<trigger> failed with error <text>.' },
  ],
  means:
    'The address that the browser comes back to has error=invalid_request or server_error and an error_description with the text of the ' +
    'identity provider or the trigger. Malformed parameters of the request show the same error.',
  toldApart:
    'error_description: “failed with error” is a trigger, in its own words; “invocation failed” is a trigger that Cognito ' +
    'could not run; names of attributes or providers are the provider.',
  fix: 'Read error_description. Let the app show something of its own for each, since the text may change.',
  likely: 50,
  judge: judgedBy(function* ({ addresses }) {
    for (const { kind, errorDescription = '' } of addresses) {
      if (kind !== 'callback') continue;
      const [, trigger, how] = /^(\w+) (failed with error|invocation failed)/.exec(errorDescription) ?? [];
      if (how === 'invocation failed')
        yield rulesOut(
          `error_description says that the trigger ${trigger} could not be invoked; no words are its own.`,
        );
      else if (trigger !== undefined && ofRuntime.test(errorDescription))
        yield speaksAgainst(`error_description is of the trigger ${trigger}, in words of Lambda or AWS.`);
      else if (trigger !== undefined) yield settles(`error_description is of the trigger ${trigger}.`);
      else if (ofAttribute.test(errorDescription))
        yield speaksAgainst('error_description names the attribute that is at fault.');
      else if (/attribute|SAML|provider|Already found an entry/i.test(errorDescription))
        yield speaksFor('error_description speaks of a provider or its attributes.');
    }
  }),
  source: documented('authorization-endpoint'),
});
