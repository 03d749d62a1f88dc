import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

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
    'The address that the browser comes back to has error=invalid_request and an error_description with the text of the ' +
    'identity provider or the trigger. Malformed parameters of the request show the same error.',
  toldApart:
    'error_description: “failed with error” is a trigger; names of attributes or providers are the provider.',
  fix: 'Read error_description. Let the app show something of its own for each, since the text may change.',
  likely: 50,
  judge: judgedBy(function* ({ addresses }) {
    for (const { kind, errorDescription = '' } of addresses) {
      if (kind !== 'callback') continue;
      const [, trigger] = /^(\w+) (?:failed with error|invocation failed)/.exec(errorDescription) ?? [];
      if (trigger !== undefined) yield settles(`error_description is of the trigger ${trigger}.`);
      else if (/attribute|SAML|provider|Already found an entry/i.test(errorDescription))
        yield speaksFor('error_description speaks of a provider or its attributes.');
    }
  }),
  source: documented('authorization-endpoint'),
});
