import { defineCheck } from '../../check.ts';

export const devicesKeepTheirKey = defineCheck({
  id: 'devices-keep-their-key',
  severity: 'advice',
  title: 'Apps that refresh know of device tracking',
  why:
    'In a pool that remembers devices, a refresh token belongs to a device: an app that does not keep DEVICE_KEY and send it ' +
    'with each refresh gets "Invalid Refresh Token" as soon as the device is confirmed.',
  looksAt: 'pool',
  fix: 'See that every app sends DEVICE_KEY on refresh, or turn device tracking off.',
  leadsTo: ['refresh-without-device'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run(pool, { cognito }) {
    const { DeviceConfiguration } = await cognito.pool(pool.id);
    if (!DeviceConfiguration) return [];
    if (pool.described?.devices) return { notApplicable: 'pools.yaml wants devices remembered' };
    return [
      {
        says: 'The pool remembers devices: a refresh without DEVICE_KEY fails.',
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'DeviceConfiguration',
            actual: DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt ? 'on request' : 'always',
          },
        ],
        key: ['devices'],
      },
    ];
  },
});
