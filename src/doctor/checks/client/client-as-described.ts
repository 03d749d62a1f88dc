import type { ClientEntry } from '../../../config/client-entry.ts';
import { inSeconds } from '../../../config/duration.ts';
import { tokenLifetimes } from '../../../pool/token-lifetimes.ts';
import type { DescribedClient } from '../../../surroundings/cognito-reads.ts';
import { defineCheck } from '../../check.ts';
import { differences, type Setting } from '../../differences.ts';
import { findingIf } from '../../finding-if.ts';

export const clientAsDescribed = defineCheck({
  id: 'client-as-described',
  severity: 'error',
  title: 'The app client has the settings of pools.yaml',
  why:
    'An app that uses a flow, a callback address or a secret that the app client does not have fails at sign-in. ' +
    'UpdateUserPoolClient sets back to its default what it is not given, so that a change of one thing loses others unseen.',
  looksAt: 'client',
  fix: 'Decide which is right, and change the other.',
  leadsTo: [
    'settings-lost-by-update',
    'flow-not-enabled',
    'secret-hash-missing',
    'client-has-no-secret',
    'redirect-uri-not-registered',
    'revocation-not-enabled',
  ],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id, described }, { cognito }) {
    if (!described) return { notApplicable: 'the app client is not in pools.yaml' };
    const client = await cognito.client(pool.id, id);
    const name = { field: 'ClientName', described: described.name, actual: client.ClientName };
    const call = 'DescribeUserPoolClient';
    const field = 'PreventUserExistenceErrors';
    const { [field]: actual } = client;
    const isSafer = actual === 'ENABLED' && described.preventUserExistenceErrors === 'LEGACY';
    return [
      ...findingIf(differences(call, settings(described, client)), {
        says: 'The app client is not as pools.yaml describes it.',
      }),
      // Nothing works by the name.
      ...findingIf(differences(call, [name]), {
        says: 'The app client has another name in pools.yaml.',
        severity: 'advice',
        key: ['name'],
      }),
      // The other way round, users-hidden tells it.
      ...findingIf(isSafer ? [{ call, field, actual }] : [], {
        says: 'The app client does not tell who has an account, but with pools.yaml it would.',
        severity: 'advice',
        key: ['preventUserExistenceErrors'],
      }),
    ];
  },
});

function settings(entry: ClientEntry, client: DescribedClient): readonly Setting[] {
  const lasts = tokenLifetimes(client);
  const length = (given: ClientEntry['accessTokenValidity'], otherwise: number) =>
    given === undefined ? otherwise : inSeconds(given);
  return [
    {
      field: 'ClientSecret',
      described: entry.secret !== undefined || entry.generateSecret ? 'one' : 'none',
      actual: client.hasSecret ? 'one' : 'none',
    },
    {
      field: 'ExplicitAuthFlows',
      // The default has the flow, which rotation excludes.
      described: entry.authFlows.filter(
        flow => !entry.refreshTokenRotation || flow !== 'ALLOW_REFRESH_TOKEN_AUTH',
      ),
      actual: client.ExplicitAuthFlows ?? [],
    },
    { field: 'CallbackURLs', described: entry.callbackUrls, actual: client.CallbackURLs ?? [] },
    { field: 'LogoutURLs', described: entry.logoutUrls, actual: client.LogoutURLs ?? [] },
    { field: 'AllowedOAuthFlows', described: entry.oauthFlows, actual: client.AllowedOAuthFlows ?? [] },
    { field: 'AllowedOAuthScopes', described: entry.oauthScopes, actual: client.AllowedOAuthScopes ?? [] },
    {
      field: 'EnableTokenRevocation',
      described: entry.tokenRevocation,
      actual: client.EnableTokenRevocation ?? false,
    },
    {
      field: 'RefreshTokenRotation.Feature',
      described: entry.refreshTokenRotation ? 'ENABLED' : 'DISABLED',
      actual: client.RefreshTokenRotation?.Feature ?? 'DISABLED',
    },
    {
      field: 'AccessTokenValidity (s)',
      described: length(entry.accessTokenValidity, 3_600),
      actual: lasts.access,
    },
    { field: 'IdTokenValidity (s)', described: length(entry.idTokenValidity, 3_600), actual: lasts.id },
    {
      field: 'RefreshTokenValidity (s)',
      described: length(entry.refreshTokenValidity, 30 * 86_400),
      actual: lasts.refresh,
    },
  ];
}
