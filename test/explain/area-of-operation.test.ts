import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { areaFits } from '../../src/explain/area-of-operation.ts';

/** Of each operation, some areas that may be behind its failures and some that cannot. */
const rows: readonly (readonly [operation: string | undefined, may: string, cannot: string])[] = [
  ['ConfirmForgotPassword', 'reset links users requests', 'sign-up sign-in mfa groups'],
  ['SignUp', 'sign-up triggers', 'sign-in passkeys'],
  ['VerifyUserAttribute', 'reset sign-up', 'links sign-in'],
  ['InitiateAuth', 'sign-in mfa passkeys devices sessions', 'reset sign-up groups'],
  ['AdminRespondToAuthChallenge', 'sign-in mfa', 'links events'],
  ['GetTokensFromRefreshToken', 'sign-in devices sessions tokens', 'mfa reset'],
  ['SetUserMFAPreference', 'mfa', 'sign-in passkeys'],
  ['StartWebAuthnRegistration', 'passkeys', 'mfa devices'],
  ['ConfirmDevice', 'devices', 'passkeys'],
  ['CreateGroup', 'groups settings', 'providers'],
  ['AdminLinkProviderForUser', 'providers users', 'groups'],
  ['CreateResourceServer', 'resource-servers', 'providers'],
  ['AdminListUserAuthEvents', 'events', 'sessions'],
  ['SomethingNew', 'reset sign-in groups events', ''],
  [undefined, 'reset sign-in groups events', ''],
];

describe('causes behind a failure of', () => {
  for (const [operation, may, cannot] of rows)
    test(operation ?? 'an operation that is not known', () => {
      const words = (text: string) => text.split(' ').filter(word => word !== '');
      assert.deepEqual(
        words(may).filter(area => !areaFits(area, operation)),
        [],
      );
      assert.deepEqual(
        words(cannot).filter(area => areaFits(area, operation)),
        [],
      );
    });
});
