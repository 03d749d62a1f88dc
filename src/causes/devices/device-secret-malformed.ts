import { defineCause } from '../cause.ts';

export const deviceSecretMalformed = defineCause<{ user: string; device: string }>({
  id: 'device-secret-malformed',
  title: 'The salt or verifier of the device is missing or no number',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid device secret verifier config.',
  },
  means:
    'DeviceSecretVerifierConfig of ConfirmDevice must have Salt and PasswordVerifier, both base64 of big-endian ' +
    'bytes, and the verifier a number of the 3072-bit group. Nobody could sign in with this one. The wording of ' +
    'the message is inferred.',
  toldApart:
    'The key of the device is right; only its secret is not. Hexadecimal in place of base64 is too long.',
  fix:
    'Send base64 of the bytes, with a zero byte in front where the first bit is set. amazon-cognito-identity-js, ' +
    'Amplify and cognito-srp-helper compute both.',
});
