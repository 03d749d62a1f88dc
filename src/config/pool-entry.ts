import * as z from 'zod';
import { poolIdForm } from '../pool/pool-id.ts';
import { mostResourceServers } from '../pool/resource-server.ts';
import { acrLevelsEntry } from './acr-levels-entry.ts';
import { clientEntry } from './client-entry.ts';
import { customAttributeEntry } from './custom-attribute-entry.ts';
import { requirableAttributes } from './described-schema.ts';
import { devicesEntry } from './devices-entry.ts';
import { groupEntry } from './group-entry.ts';
import { listOf, oneOf, text, truth } from './kinds.ts';
import { limitsEntry } from './limits-entry.ts';
import { messagesEntry } from './messages-entry.ts';
import { passkeysEntry } from './passkeys-entry.ts';
import { passwordPolicyEntry } from './password-policy-entry.ts';
import { poolMailEntry } from './pool-mail-entry.ts';
import { poolSmsEntry } from './pool-sms-entry.ts';
import { resourceServerEntry } from './resource-server-entry.ts';
import { senderKeyEntry } from './sender-key-entry.ts';
import { sessionsEntry } from './sessions-entry.ts';
import { userEntry } from './user-entry.ts';

/** The triggers that Lifeguard runs, as the members of the API's LambdaConfig are called. */
export const triggerNames = [
  'CustomMessage',
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'UserMigration',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'CustomEmailSender',
  'CustomSMSSender',
] as const;

/** The name of a trigger in LambdaConfig. */
export type TriggerName = (typeof triggerNames)[number];

const functionName = text('the name of a function in functions', /^[\w-]{1,64}$/).exactOptional();
const triggerRows = triggerNames.map(name => [
  name,
  functionName.describe(`The function that runs as the ${name} trigger.`),
]);
// The rows above are made from exactly these names.
const triggerShape = Object.fromEntries(triggerRows) as Record<TriggerName, typeof functionName>;

/** A pool's own settings: all of it but its groups, resource servers, clients and users. */
export const poolHead = z.strictObject(
  {
    id: text('a pool id such as us-east-1_AkG9mnbjA', poolIdForm).describe(
      'The pool id (`UserPoolId`): its region, an underscore, letters and digits.',
    ),
    name: text(
      'a name of letters, digits, spaces and _+=,.@-, at most 128',
      /^[\w\s+=,.@-]{1,128}$/,
    ).describe('The name of the pool (`PoolName`).'),
    tier: oneOf('LITE', 'ESSENTIALS', 'PLUS')
      .default('ESSENTIALS')
      .describe('The plan of the pool, which decides what it may use (`UserPoolTier`).'),
    domain: text(
      'a domain prefix of lower-case letters, digits and inner hyphens, at most 63, without aws, amazon or cognito',
      /^(?!.*(?:aws|amazon|cognito))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    )
      .exactOptional()
      .describe('The prefix of the hosted UI’s domain, `<prefix>.auth.<region>.amazoncognito.com`.'),
    signUp: oneOf('open', 'closed')
      .default('open')
      .describe('`closed`: only an administrator creates users (`AllowAdminCreateUserOnly`).'),
    usernameAttributes: listOf(oneOf('email', 'phone_number'), 2)
      .default([])
      .describe('What users sign in with instead of a username of their choice (`UsernameAttributes`).'),
    aliasAttributes: listOf(oneOf('email', 'phone_number', 'preferred_username'), 3)
      .default([])
      .describe('What users may sign in with beside their username (`AliasAttributes`).'),
    autoVerifiedAttributes: listOf(oneOf('email', 'phone_number'), 2)
      .default([])
      .describe('What is verified by a code at sign-up (`AutoVerifiedAttributes`).'),
    verifyBeforeUpdate: listOf(oneOf('email', 'phone_number'), 2)
      .default([])
      .describe(
        'What keeps its old value until the new one is verified (`AttributesRequireVerificationBeforeUpdate`).',
      ),
    usernamesCaseSensitive: truth()
      .exactOptional()
      .describe(
        'Whether `Anna` and `anna` are two users (`UsernameConfiguration`), for the life of the pool. Left out, it is ' +
          'not set, and acts as `true`.',
      ),
    requiredAttributes: listOf(oneOf(...requirableAttributes), 17)
      .default([])
      .describe('The standard attributes that every user must have (`Schema`), for the life of the pool.'),
    customAttributes: listOf(customAttributeEntry, 50)
      .default([])
      .describe(
        'Attributes of the pool’s own (`Schema`). They can be added later, but never changed or removed.',
      ),
    recovery: listOf(oneOf('verified_email', 'verified_phone_number', 'admin_only'), 2)
      .default(['verified_email', 'verified_phone_number'])
      .describe('Where a reset code may go, first choice first (`AccountRecoverySetting`).'),
    passwordPolicy: passwordPolicyEntry.prefault({}).describe('What a password must have.'),
    mfa: oneOf('OFF', 'OPTIONAL', 'ON')
      .default('OFF')
      .describe(
        'Multi-factor sign-in (`MfaConfiguration`). `OPTIONAL`: users who turn a second factor on are asked for it. ' +
          '`ON`: everybody is, and sets one up at the first sign-in.',
      ),
    mfaFactors: listOf(oneOf('SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'), 3)
      .min(1, { error: 'at least one of SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP' })
      .exactOptional()
      .describe(
        'The second factors that the pool offers (`SetUserPoolMfaConfig`); `[SOFTWARE_TOKEN_MFA]`, an authenticator ' +
          'app, where `mfa` is not `OFF` and this is left out.',
      ),
    firstFactors: listOf(oneOf('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'), 4)
      .default(['PASSWORD'])
      .describe(
        'What choice-based sign-in may begin with (`SignInPolicy.AllowedFirstAuthFactors`), `PASSWORD` among it. App ' +
          'clients need `ALLOW_USER_AUTH` in `authFlows`.',
      ),
    acrLevels: acrLevelsEntry
      .exactOptional()
      .describe(
        'What the `acr` claim calls the authentication levels that `TARGET_ACR_VALUES` asks for (`AcrConfiguration`).',
      ),
    passkeys: passkeysEntry
      .exactOptional()
      .describe(
        'How the pool takes passkeys (`WebAuthnConfiguration`). Left out, it stays as API calls have set it.',
      ),
    devices: devicesEntry
      .exactOptional()
      .describe(
        'Remembers the devices of users, which then prove themselves at sign-in (`DeviceConfiguration`). Left out, no ' +
          'device is remembered.',
      ),
    sessions: sessionsEntry
      .exactOptional()
      .describe(
        'Tracks the sessions of users (`SetUserPoolSessionConfiguration`). Left out, it stays as API calls have set ' +
          'it: off at first.',
      ),
    threatProtection: oneOf('OFF', 'AUDIT', 'ENFORCED')
      .default('OFF')
      .describe(
        'Keeps what users did to sign in, for `AdminListUserAuthEvents` (`AdvancedSecurityMode`), which takes ' +
          '`tier: PLUS`. Lifeguard judges no risk: `ENFORCED` refuses nobody here.',
      ),
    sms: poolSmsEntry.exactOptional().describe('Who sends the pool’s text messages (`SmsConfiguration`).'),
    triggers: z
      .strictObject(triggerShape, { error: 'a mapping of trigger names to function names' })
      .default({})
      .describe('Which function runs on which occasion (`LambdaConfig`).'),
    preTokenGenerationVersion: oneOf('V1_0', 'V2_0', 'V3_0')
      .default('V1_0')
      .describe(
        'The events that the PreTokenGeneration trigger takes (`PreTokenGenerationConfig`). `V1_0` changes the ID ' +
          'token; `V2_0` and `V3_0` change the access token and its scopes too, `V3_0` also that of a machine.',
      ),
    senderKey: senderKeyEntry
      .exactOptional()
      .describe('The key of the codes that CustomEmailSender and CustomSMSSender are given (`KMSKeyID`).'),
    messages: messagesEntry
      .prefault({})
      .describe('What the pool’s messages say, unless its CustomMessage trigger says otherwise.'),
    mail: poolMailEntry.prefault({}).describe('Who sends the pool’s mail (`EmailConfiguration`).'),
    deletionProtection: truth()
      .default(false)
      .describe('Keeps DeleteUserPool from deleting the pool (`DeletionProtection`).'),
    tags: z
      .record(
        text('a tag name of at most 128 characters', /^[\s\S]{1,128}$/),
        text('text of at most 256 characters', /^[\s\S]{0,256}$/),
        { error: 'a mapping of names to text' },
      )
      .default({})
      .describe('Tags of the pool (`UserPoolTags`).'),
    resetCodeBinding: oneOf('client', 'pool')
      .default('client')
      .describe(
        'Only Lifeguard reads this. `client`: a reset code works only for the app client that asked for it. `pool`: ' +
          'for each client of the pool.',
      ),
    limits: limitsEntry
      .prefault({})
      .describe('Only Lifeguard reads this. How many codes a user may ask for and submit in an hour.'),
    issuer: oneOf('aws', 'local')
      .default('aws')
      .describe(
        'Only Lifeguard reads this. The issuer in tokens. `aws`: `https://cognito-idp.<region>.amazonaws.com/<pool>`, ' +
          'which verifiers made for Cognito insist on. `local`: the address that Lifeguard answers at.',
      ),
  },
  { error: 'a pool: a mapping with id and name' },
);

/** One user pool with its groups, resource servers, app clients and test users. */
export const poolEntry = poolHead.extend({
  groups: listOf(groupEntry, 10_000)
    .default([])
    .describe('The groups of the pool. What the entry of one leaves out stays as API calls have set it.'),
  resourceServers: listOf(resourceServerEntry, mostResourceServers)
    .default([])
    .describe('The APIs that take the pool’s access tokens, with the scopes that they know.'),
  clients: listOf(clientEntry, 1_000).default([]).describe('The app clients of the pool.'),
  users: listOf(userEntry, 10_000)
    .default([])
    .describe(
      'Test users, created where they do not exist. Afterwards they are never deleted, nor changed but for their ' +
        'groups.',
    ),
});

/** A pool as pools.yaml describes it, with defaults filled in. */
export type PoolEntry = z.output<typeof poolEntry>;

/** A pool's own settings, without its groups, resource servers, clients and users. */
export type PoolHead = z.output<typeof poolHead>;
