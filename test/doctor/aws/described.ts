import { describedAwsPool } from '../aws-pool.ts';
import { functionArn } from './answers.ts';

/** A pools.yaml that says of the pool what is so. */
export const described = {
  regions: ['us-east-1'],
  // Its names of functions are not those in AWS.
  functions: { letters: { arn: functionArn('mails') }, greeting: { arn: functionArn('welcome') } },
  resetPage: { url: 'https://app.example.com/reset-password' },
  pools: [
    {
      ...describedAwsPool,
      triggers: { CustomMessage: 'letters', PostConfirmation: 'greeting' },
      users: [{ username: 'anna', email: 'anna@example.com', password: 'Anna-Password-1' }],
    },
  ],
};

/** Its test user, as AdminGetUser tells. */
export const anna = {
  Username: 'anna',
  UserStatus: 'CONFIRMED',
  Enabled: true,
  UserAttributes: [
    { Name: 'email', Value: 'anna@example.com' },
    { Name: 'email_verified', Value: 'true' },
  ],
};
