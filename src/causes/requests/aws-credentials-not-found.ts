import { describeCause } from '../cause.ts';

export const awsCredentialsNotFound = describeCause({
  id: 'aws-credentials-not-found',
  title: 'The SDK finds no AWS credentials to sign the call with',
  seen: [
    {
      at: 'client library',
      error: 'CredentialsProviderError',
      text: 'Could not load credentials from any providers',
    },
    { at: 'client library', error: 'CredentialsProviderError' },
    { at: 'client library', text: 'Could not load credentials' },
    { at: 'client library', error: 'CredentialsError', text: 'Missing credentials in config<where>' },
    { at: 'client library', text: 'Credential is missing' },
    {
      at: 'client library',
      text: 'Unable to load AWS credentials from any provider in the chain: <providers>',
    },
    { at: 'client library', error: 'NoCredentialsError', text: 'Unable to locate credentials' },
    {
      at: 'client library',
      text: 'Unable to locate credentials. You can configure credentials by running "aws configure"',
    },
    {
      at: 'client library',
      text: 'Unable to load credentials from any of the providers in the chain <providers>',
    },
    { at: 'client library', text: 'failed to refresh cached credentials, <reason>' },
    { at: 'client library', text: 'no EC2 IMDS role found<reason>' },
    {
      at: 'client library',
      text: 'The SSO session associated with this profile has expired or is otherwise invalid',
    },
  ],
  means:
    'The call never left the machine. Operations of administrators are signed, and the SDK looked for an access key in the ' +
    'environment, the shared files and the machine, and found none. Public operations such as InitiateAuth and SignUp need ' +
    'no credentials, but some SDKs look for them all the same.',
  toldApart: 'There is no request id, and CloudTrail has no call. `aws sts get-caller-identity` fails alike.',
  fix:
    'Set AWS_PROFILE, sign in (`aws sso login`), or give the machine a role. A Lifeguard of your own machine takes any: ' +
    'AWS_ACCESS_KEY_ID=local and AWS_SECRET_ACCESS_KEY=local. In a browser or app there must be none: call the public ' +
    'operation, or let a server make the call.',
  likely: 60,
  settledBy: () => 'aws sts get-caller-identity',
});
