import type { Document } from 'yaml';

/** One change of the text of pools.yaml, and the drifts that it makes from what was applied. */
export interface FileChange {
  readonly name: string;
  edit(document: Document): void;
  readonly drifts: readonly string[];
}

function setting(field: string, value: unknown, words: string = field): FileChange {
  const path = ['pools', 0, ...field.split('.')];
  return {
    name: `${field} is ${JSON.stringify(value)}`,
    edit: document => document.setIn(path, document.createNode(value)),
    drifts: words === '' ? [] : [`pool full: ${words}`],
  };
}

function ofClient(field: string, value: unknown, words: string = field): FileChange {
  return {
    name: `${field} of a client is ${JSON.stringify(value)}`,
    edit: document => document.setIn(['pools', 0, 'clients', 0, field], document.createNode(value)),
    drifts: words === '' ? [] : [`app client web: ${words}`],
  };
}

function without(path: readonly (string | number)[], drifts: readonly string[]): FileChange {
  return { name: `without ${path.join('.')}`, edit: document => document.deleteIn(path), drifts };
}

const client = ['pools', 0, 'clients', 0] as const;

/** Each is made in the text as it was applied. */
export const fileChanges: readonly FileChange[] = [
  setting('domain', 'another-domain'),
  without(['pools', 0, 'domain'], ['pool full: domain']),
  setting('signUp', 'open'),
  setting('tier', 'PLUS', ''),
  setting('requiredAttributes', ['email'], 'requiredAttributes'),
  setting('usernamesCaseSensitive', true),
  without(['pools', 0, 'usernamesCaseSensitive'], ['pool full: usernamesCaseSensitive']),
  setting('autoVerifiedAttributes', ['phone_number', 'email']),
  setting('recovery', ['verified_phone_number', 'verified_email']),
  setting('firstFactors', ['EMAIL_OTP', 'PASSWORD'], ''),
  setting('passwordPolicy.minimumLength', 12),
  setting('passwordPolicy.temporaryPasswordValidityDays', 0, ''),
  setting('passwordPolicy.passwordHistorySize', 3),
  setting('mfa', 'ON'),
  setting('mfaFactors', ['EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'], ''),
  setting('threatProtection', 'OFF'),
  setting('acrLevels', { level3: 'high' }),
  setting('acrLevels', { level3: 'urn:cognito:loa:3' }, ''),
  setting('passkeys', { relyingParty: 'example.com' }),
  setting('devices.remember', 'always', 'devices.remember'),
  without(['pools', 0, 'devices'], ['pool full: devices']),
  setting('sessions', { mostPerUser: 3 }),
  setting('sessions', { tracking: false }, ''),
  setting('sms.region', 'eu-west-1'),
  setting('sms.region', 'us-east-1', ''),
  without(['pools', 0, 'sms'], ['pool full: sms']),
  setting('triggers.CustomMessage', 'tokens'),
  setting('triggers.PostConfirmation', 'mailer'),
  setting('preTokenGenerationVersion', 'V1_0'),
  setting('messages.verification.subject', 'Another'),
  {
    ...setting('mail.from', 'other@example.com'),
    drifts: ['pool full: mail.from', 'pool sharing: mail.from'],
  },
  setting('deletionProtection', false),
  setting('tags', { team: 'others' }, 'tags.team'),
  // Nothing that a pool of the API has.
  setting('resetCodeBinding', 'pool', ''),
  setting('limits.resetRequestsPerHour', 3, ''),
  setting('issuer', 'local', ''),
  without(['pools', 0, 'users'], []),
  without(['resetPage'], []),
  ofClient('callbackUrls', ['https://app.example.com/other']),
  ofClient('callbackUrls', ['http://localhost:3000/callback', 'https://app.example.com/callback'], ''),
  ofClient('accessTokenValidity', '1800s', ''),
  ofClient('accessTokenValidity', '31m'),
  ofClient('idTokenValidity', '60m', ''),
  ofClient('refreshTokenValidity', '240h', ''),
  ofClient('preventUserExistenceErrors', 'LEGACY'),
  ofClient('oauthScopes', ['orders/read', 'openid'], ''),
  ofClient('generateSecret', true),
  ofClient('trustUserContext', false, ''),
  ofClient('signInUrl', 'https://elsewhere.example.com/', ''),
  ofClient('authSessionMinutes', 5),
  without([...client, 'accessTokenValidity'], ['app client web: accessTokenValidity']),
  without(['pools', 0, 'clients', 1], ['app client machine: added']),
  without(['pools', 0, 'groups', 0], ['group admins: added']),
  without(['pools', 0, 'customAttributes', 0], ['custom attribute tenant: added']),
  without(['pools', 1], ['pool sharing: added']),
  {
    name: 'a client by another id',
    edit: document => document.setIn([...client.slice(0, 3), 1, 'id'], '7other7other7other7other7o'),
    drifts: ['app client machine: id'],
  },
  {
    name: 'a client by another id and name',
    edit: document => {
      document.setIn(['pools', 0, 'clients', 1, 'id'], '7other7other7other7other7o');
      document.setIn(['pools', 0, 'clients', 1, 'name'], 'other');
    },
    drifts: ['app client machine: added', 'app client other: removed'],
  },
  {
    name: 'a custom attribute of other bounds',
    edit: document => document.setIn(['pools', 0, 'customAttributes', 0, 'max'], 50),
    drifts: ['custom attribute tenant: max'],
  },
  {
    name: 'a scope of another meaning',
    edit: document => document.setIn(['pools', 0, 'resourceServers', 0, 'scopes', 'read'], 'Other'),
    drifts: ['resource server Orders: scopes.read'],
  },
  {
    name: 'another account',
    edit: document => document.set('account', '000000000001'),
    // The functions of the file are then those of another account; the key is not named in it.
    drifts: ['file : account'],
  },
];
