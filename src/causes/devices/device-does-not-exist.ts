import { defineCause } from '../cause.ts';

export const deviceDoesNotExist = defineCause<{ user: string; device: string }>({
  id: 'device-does-not-exist',
  title: 'The user has no confirmed device of that key',
  shows: {
    type: 'ResourceNotFoundException',
    message: 'Device does not exist.',
  },
  means:
    'The device key is not one that this user has confirmed: it was forgotten, by the user or an ' +
    'administrator, it belongs to another user, or ConfirmDevice was never called for it.',
  toldApart:
    'The message speaks of a device. ListDevices and AdminListDevices show the keys that exist; a key from ' +
    'NewDeviceMetadata is none of them before ConfirmDevice.',
  fix:
    'Delete the device key, group key and password that the app has stored, and sign in without DEVICE_KEY: ' +
    'the answer brings a new one to confirm.',
});
