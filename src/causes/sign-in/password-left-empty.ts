import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';

export const passwordLeftEmpty = describeCause({
  id: 'password-left-empty',
  title: 'The sign-in was sent without a password, and became a custom one',
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'Custom auth lambda trigger is not configured for the user pool.',
    },
    { at: 'client library', error: 'EmptySignInPassword', text: 'password is required to signIn' },
  ],
  means:
    'Client libraries take a sign-in without a password for a custom one and send CUSTOM_AUTH. The password field was empty, or ' +
    'its variable had another name.',
  toldApart: 'The pool never had custom triggers, and the call has the AuthFlow CUSTOM_AUTH.',
  fix: 'Check that the password is there before the call, and name the flow that you mean.',
  likely: 16,
  judge: judgedBy(function* (known) {
    const flow = flowOf(known);
    if (flow === 'CUSTOM_AUTH') yield speaksFor('The sign-in was a custom one (CUSTOM_AUTH).');
    else if (flow !== undefined) yield rulesOut(`The sign-in was by ${flow}.`);
    const client = sendingClient(known);
    if (client?.flows && !client.flows.includes('ALLOW_CUSTOM_AUTH'))
      yield speaksFor(`Client ${namedClient(known, client.id)} is not meant for custom sign-ins.`);
  }),
});
