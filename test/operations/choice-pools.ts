import type { PoolsDescription } from '../../src/testing/index.ts';

/** Allows passwords, codes and passkeys. */
export const choicePoolId = 'us-east-1_Choice001';
/** Allows passwords only. */
export const passwordPoolId = 'us-east-1_Choice002';
/** Offers second factors, and lets passkeys stand for both. */
export const strongPoolId = 'us-east-1_Choice003';
/** Its users sign in with their addresses. */
export const addressPoolId = 'us-east-1_Choice004';

/** Allows passkeys, and says for no site. */
export const siteLessPoolId = 'us-east-1_Choice005';
/** Allows passkeys on its own domain only. */
export const domainPoolId = 'us-east-1_Choice006';
/** Demands that passkeys verify their users. */
export const strictPoolId = 'us-east-1_Choice007';

/** App clients of the pools. */
export const choiceClient = {
  open: 'choice0open0client00001',
  hiding: 'choice0hiding0client001',
  secret: 'choice0secret0client001',
  other: 'choice0other0client0001',
  withoutChoice: 'choice0without0client01',
  password: 'choice0password0client1',
  strong: 'choice0strong0client001',
  address: 'choice0address0client01',
  siteLess: 'choice0siteless0client1',
  domain: 'choice0domain0client001',
  strict: 'choice0strict0client001',
} as const;

export const choiceSecret = 'choiceSecret0123456789abcdefg';

const authFlows = [
  'ALLOW_USER_AUTH' as const,
  'ALLOW_USER_SRP_AUTH' as const,
  'ALLOW_USER_PASSWORD_AUTH' as const,
];

const sms = { callerArn: 'arn:aws:iam::123456789012:role/sms' };
const firstFactors = ['PASSWORD' as const, 'EMAIL_OTP' as const, 'SMS_OTP' as const, 'WEB_AUTHN' as const];

export const choiceDescription = {
  regions: ['us-east-1'],
  pools: [
    {
      id: choicePoolId,
      name: 'choice',
      autoVerifiedAttributes: ['email'],
      firstFactors,
      passkeys: { relyingParty: 'localhost' },
      sms,
      clients: [
        { id: choiceClient.open, name: 'open', authFlows },
        { id: choiceClient.hiding, name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
        { id: choiceClient.secret, name: 'secret', authFlows, secret: choiceSecret },
        { id: choiceClient.other, name: 'other', authFlows },
        { id: choiceClient.withoutChoice, name: 'without', authFlows: ['ALLOW_USER_PASSWORD_AUTH'] },
      ],
    },
    {
      id: passwordPoolId,
      name: 'password',
      autoVerifiedAttributes: ['email'],
      clients: [{ id: choiceClient.password, name: 'open', authFlows }],
    },
    {
      id: strongPoolId,
      name: 'strong',
      firstFactors,
      passkeys: { relyingParty: 'localhost', standForBothFactors: true },
      mfa: 'OPTIONAL',
      mfaFactors: ['SOFTWARE_TOKEN_MFA'],
      sms,
      clients: [{ id: choiceClient.strong, name: 'open', authFlows }],
    },
    {
      id: addressPoolId,
      name: 'address',
      usernameAttributes: ['email'],
      firstFactors: ['PASSWORD', 'EMAIL_OTP'],
      clients: [{ id: choiceClient.address, name: 'open', authFlows, preventUserExistenceErrors: 'ENABLED' }],
    },
    {
      id: siteLessPoolId,
      name: 'site-less',
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      clients: [{ id: choiceClient.siteLess, name: 'open', authFlows }],
    },
    {
      id: domainPoolId,
      name: 'domain',
      domain: 'choice-of-passkeys',
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      clients: [{ id: choiceClient.domain, name: 'open', authFlows }],
    },
    {
      id: strictPoolId,
      name: 'strict',
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingParty: 'localhost', userVerification: 'required' },
      clients: [{ id: choiceClient.strict, name: 'open', authFlows }],
    },
  ],
} as const satisfies PoolsDescription;
