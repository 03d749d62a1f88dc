import { describeCause } from '../cause.ts';

export const libraryNotConfigured = describeCause({
  id: 'library-not-configured',
  title: 'The client library was used before it was configured',
  seen: [
    { at: 'client library', error: 'AuthUserPoolException', text: 'Auth UserPool not configured.' },
    {
      at: 'client library',
      text: 'Amplify has not been configured. Please call Amplify.configure() before using this service.',
    },
  ],
  means:
    'Amplify.configure has not run when the first call is made, has the form of another version, or configured another copy of ' +
    'the library.',
  toldApart:
    'Versions 5 and 6 have different forms; `npm ls` shows copies. On a server each request configures anew.',
  fix: 'Configure in the first module that is loaded, with Auth.Cognito.userPoolId and userPoolClientId in version 6.',
  likely: 80,
  settledBy: () => 'npm ls aws-amplify @aws-amplify/core @aws-amplify/auth',
});
