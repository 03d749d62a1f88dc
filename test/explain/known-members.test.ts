import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import type {
  DecodedToken,
  Known,
  KnownCall,
  KnownClient,
  KnownPool,
  KnownUser,
  LogLine,
  MailedLink,
  OAuthAddress,
  ShownError,
  TriggerAnswer,
} from '../../src/causes/known.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { knownFrom } from '../../src/explain/known-from.ts';
import { readGiven } from '../../src/explain/read-given.ts';
import { now, oneOfEach } from './one-of-each.ts';

/*
 * A judge may ask for each member of what is known. One that no reader ever fills is a question that is never answered.
 */

const forms = knownForms(await readCatalogue());
const told: readonly Known[] = await Promise.all(
  oneOfEach.map(async ([text, asked = {}]) => {
    async function* bytes() {
      yield Buffer.from(text);
    }
    return knownFrom(await readGiven(bytes(), { ...asked, now }, forms), { ...asked, now });
  }),
);

/** Of some things, which members any of them has. */
function membersOf(things: (known: Known) => readonly object[]): readonly string[] {
  return [...new Set(told.flatMap(known => things(known).flatMap(one => Object.keys(one))))];
}

function eachIsTold<T>(
  name: string,
  members: Readonly<Record<keyof T, true>>,
  things: (known: Known) => readonly object[],
): void {
  test(name, () => {
    const found = membersOf(things);
    assert.deepEqual(
      Object.keys(members).filter(member => !found.includes(member)),
      [],
    );
  });
}

describe('readers tell each member of', () => {
  eachIsTold<Known>(
    'what is known',
    {
      now: true,
      errors: true,
      links: true,
      addresses: true,
      tokens: true,
      calls: true,
      answers: true,
      logs: true,
      pools: true,
      user: true,
      sentBy: true,
      mailedAt: true,
    },
    known => [known],
  );
  eachIsTold<ShownError>(
    'an error',
    { at: true, type: true, message: true, operation: true },
    ({ errors }) => errors,
  );
  eachIsTold<MailedLink>(
    'a link',
    {
      scheme: true,
      host: true,
      path: true,
      code: true,
      codeDigits: true,
      clientId: true,
      noClient: true,
      poolId: true,
      askedBy: true,
      askedOf: true,
      user: true,
      parameters: true,
      wrappedBy: true,
      sentAt: true,
      length: true,
    },
    ({ links }) => links,
  );
  eachIsTold<OAuthAddress>(
    'an address',
    {
      kind: true,
      host: true,
      clientId: true,
      redirectUri: true,
      responseType: true,
      scopes: true,
      hasPkce: true,
      error: true,
      errorDescription: true,
    },
    ({ addresses }) => addresses,
  );
  eachIsTold<DecodedToken>(
    'a token',
    {
      use: true,
      issuer: true,
      clientId: true,
      keyId: true,
      algorithm: true,
      issuedAt: true,
      expiresAt: true,
      scopes: true,
      hasOriginJti: true,
      isFederated: true,
      bytes: true,
      signature: true,
      usedAs: true,
      takenFor: true,
      takenForClient: true,
      keysAtHand: true,
    },
    ({ tokens }) => tokens,
  );
  eachIsTold<KnownCall>(
    'a call',
    {
      seenIn: true,
      operation: true,
      at: true,
      outcome: true,
      error: true,
      region: true,
      poolId: true,
      clientId: true,
      user: true,
      authFlow: true,
      hasSecretHash: true,
      hasDeviceKey: true,
      marks: true,
    },
    ({ calls }) => calls,
  );
  eachIsTold<TriggerAnswer>('an answer', { source: true, breaches: true }, ({ answers }) => answers);
  eachIsTold<LogLine>(
    'a line of a log',
    { says: true, text: true, milliseconds: true, action: true },
    ({ logs }) => logs,
  );
  eachIsTold<KnownClient>(
    'an app client',
    {
      id: true,
      name: true,
      hasSecret: true,
      flows: true,
      hidesUsers: true,
      callbackUrls: true,
      logoutUrls: true,
      oauthFlows: true,
      scopes: true,
      rotates: true,
      revokes: true,
      readAttributes: true,
      writeAttributes: true,
      providers: true,
      sessionMinutes: true,
    },
    ({ pools }) => pools.flatMap(({ clients }) => clients),
  );
  eachIsTold<KnownPool>(
    'a pool',
    {
      from: true,
      id: true,
      name: true,
      clients: true,
      hasAllClients: true,
      isCaseSensitive: true,
      usernameAttributes: true,
      aliasAttributes: true,
      recovery: true,
      mail: true,
      signUp: true,
      tier: true,
      mfa: true,
      remembersDevices: true,
      hasDomain: true,
      tokenTrigger: true,
      triggers: true,
    },
    ({ pools }) => pools,
  );
  eachIsTold<Extract<KnownUser, { exists: true }>>(
    'a user',
    {
      exists: true,
      status: true,
      isEnabled: true,
      hasEmail: true,
      hasPhone: true,
      emailVerified: true,
      phoneVerified: true,
      isFederated: true,
      factors: true,
    },
    ({ user }) => (user ? [user] : []),
  );
});
