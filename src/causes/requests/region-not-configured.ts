import { describeCause } from '../cause.ts';

export const regionNotConfigured = describeCause({
  id: 'region-not-configured',
  title: 'The SDK was told no region, so that the call never left',
  seen: [
    { at: 'client library', text: 'Region is missing' },
    { at: 'client library', error: 'ConfigError', text: 'Missing region in config' },
    { at: 'client library', text: 'Missing region in config' },
    { at: 'client library', error: 'NoRegionError', text: 'You must specify a region' },
    { at: 'client library', text: 'You must specify a region' },
    {
      at: 'client library',
      text: 'You must specify a region. You can also configure your region by running "aws configure"',
    },
    {
      at: 'client library',
      text: 'Unable to load region from any of the providers in the chain <providers>',
    },
    {
      at: 'client library',
      text: 'Unable to find a region via the region provider chain. <advice>',
    },
    { at: 'client library', text: 'No RegionEndpoint or ServiceURL configured' },
    { at: 'client library', text: '<operation>Invalid Configuration: Missing Region' },
    { at: 'client library', error: 'MissingRegion', text: 'could not find region configuration' },
  ],
  means:
    'The call never left the machine: the SDK makes the host of it from the region, and found none in its settings, the ' +
    'environment and the shared files. The pool has nothing to do with it.',
  toldApart: 'There is no request id, CloudTrail has no call, and the network tab shows no request.',
  fix:
    'Give the client the region in front of the _ of the pool id: `region` in its settings, AWS_REGION in the environment, ' +
    '--region on the command line. For an app that is built, the setting must be there at build time.',
  likely: 60,
  settledBy: () => 'aws configure list',
});
