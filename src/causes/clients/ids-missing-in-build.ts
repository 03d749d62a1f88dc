import { describeCause } from '../cause.ts';

export const idsMissingInBuild = describeCause({
  id: 'ids-missing-in-build',
  title: 'The ids of pool and client were not there when the app was built',
  seen: [
    { at: 'client library', text: 'Both UserPoolId and ClientId are required.' },
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value null at 'clientId' failed to satisfy constraint: Member must not be null",
    },
  ],
  means:
    'Bundlers put variables of the environment in at build time, and only those with their prefix (VITE_, NEXT_PUBLIC_, ' +
    'REACT_APP_). The build ran without them, so that the app has undefined.',
  toldApart: 'The built files have undefined in the place of the ids. It works on the developer’s machine.',
  fix: 'Set the variables in the build, with the prefix, and let the build fail where one is missing.',
  likely: 20,
  settledBy: () => "grep -ro 'us-east-1_[A-Za-z0-9]*' DIST",
});
