import { defineCause } from '../cause.ts';

export const secretGivenAndGenerated = defineCause<Record<string, never>>({
  id: 'secret-given-and-generated',
  title: 'A client secret was both given and asked for',
  shows: {
    type: 'InvalidParameterException',
    message: 'You cannot specify both GenerateSecret and ClientSecret.',
  },
  means:
    'CreateUserPoolClient has GenerateSecret true and a ClientSecret, so it is not clear which secret the ' +
    'client is to have.',
  toldApart: 'Both members are in the request. The wording of the message is inferred.',
  fix: 'Leave ClientSecret out to have a secret made, or GenerateSecret out to bring your own.',
});
