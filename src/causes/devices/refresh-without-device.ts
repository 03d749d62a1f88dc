import { defineCause } from '../cause.ts';

export const refreshWithoutDevice = defineCause<{ user: string; device: string; reason: string }>({
  id: 'refresh-without-device',
  title: 'A refresh does not name the confirmed device of its sign-in',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid Refresh Token.',
  },
  means:
    'The pool tracks devices, so a refresh token is good only together with the key of the device that it was ' +
    'given to, and only while that device is confirmed. The fact `device` is its key; `reason` says what is ' +
    'wrong: no key came, another one, or the device is not there.',
  toldApart:
    'The message ends with a full stop; that of a token that does not open has none. The claim device_key of ' +
    'the access token names the device.',
  fix:
    'Call ConfirmDevice after the sign-in, keep the key, and send it as DEVICE_KEY in AuthParameters (DeviceKey in ' +
    'GetTokensFromRefreshToken). If nobody needs remembered devices, take DeviceConfiguration off the pool.',
});
