import { defineCause } from '../cause.ts';

export const deviceKeyNotGivenOut = defineCause<{ user: string; device: string; expected: string }>({
  id: 'device-key-not-given-out',
  title: 'ConfirmDevice names another device than the sign-in of its access token',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid device key given.',
  },
  means:
    'A device is confirmed with an access token of the very sign-in that gave its key out in ' +
    'NewDeviceMetadata. The fact `expected` is the key that this token is for; it is empty where the pool did ' +
    'not track devices at that sign-in, or where the device was forgotten since.',
  toldApart:
    'Decode the access token: its claim device_key is the only key that it can confirm. A token of a refresh ' +
    'has the same claim as its sign-in.',
  fix:
    'Call ConfirmDevice right after the sign-in, with its AccessToken and the DeviceKey of its ' +
    'NewDeviceMetadata. Where there is no such member, set DeviceConfiguration on the pool.',
});
