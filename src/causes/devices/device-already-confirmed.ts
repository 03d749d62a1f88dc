import { defineCause } from '../cause.ts';

export const deviceAlreadyConfirmed = defineCause<{ user: string; device: string }>({
  id: 'device-already-confirmed',
  title: 'The device was confirmed before',
  shows: {
    type: 'DeviceKeyExistsException',
    message: 'Device already exists.',
  },
  means:
    'ConfirmDevice was called again for a key that the user has confirmed. The secret of the first call stays. ' +
    'The wording of the message is inferred.',
  toldApart: 'GetDevice shows the device and when it was created.',
  fix:
    'Keep what the first call confirmed. To set another secret, forget the device, sign in without DEVICE_KEY ' +
    'and confirm the new key.',
});
