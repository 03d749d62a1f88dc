import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

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
  likely: 20,
  seen: [{ at: 'API', error: 'NotAuthorizedException', text: 'Invalid Refresh Token.' }],
  judge: judgedBy(function* (known) {
    const remembers = askedPool(known)?.remembersDevices;
    if (remembers !== undefined)
      yield remembers
        ? speaksFor('The pool remembers devices.')
        : rulesOut('The pool does not remember devices.');
    const refresh = failedCall(known, ['InitiateAuth', 'AdminInitiateAuth', 'GetTokensFromRefreshToken']);
    // It may be the key of another device.
    if (refresh?.hasDeviceKey) yield speaksAgainst('The refresh carried a device key.');
    else if (refresh?.hasDeviceKey === false && remembers)
      yield speaksFor('The refresh carried no device key.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.DeviceConfiguration'",
  ),
  source: documented('amazon-cognito-user-pools-device-tracking'),
});
