import { defineCause } from '../cause.ts';

export const deviceProofWrong = defineCause<{ user: string; device: string }>({
  id: 'device-proof-wrong',
  title: "The proof of the device's secret does not hold",
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means:
    'The answer to DEVICE_PASSWORD_VERIFIER is signed with another key than the secret of the device gives.',
  toldApart:
    'The password was right: this comes after it. Most often the client signs over the pool name and the ' +
    'username, where a device signs over DeviceGroupKey and DeviceKey; or it has stored the password of another ' +
    'device.',
  fix:
    'Compute with DeviceGroupKey in the place of the pool name, DeviceKey in the place of the user id, and the ' +
    'random password that made the verifier. Where that is lost, sign in without DEVICE_KEY and confirm anew.',
});
