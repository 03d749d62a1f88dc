import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { noHostedPages, usesHostedPages } from '../../oauth-use.ts';

export const pagesHaveProvider = defineCheck({
  id: 'pages-have-provider',
  severity: 'error',
  title: 'Hosted pages have somebody to sign in with, and only those who exist',
  why:
    'Without a provider in SupportedIdentityProviders the page has nothing to offer and shows an error; one that was deleted ' +
    'fails when it is chosen. COGNITO is the pool itself.',
  looksAt: 'client',
  fix: 'Name COGNITO or a provider of the pool in SupportedIdentityProviders.',
  leadsTo: ['sign-in-page-without-provider', 'provider-not-in-pool'],
  needs: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListIdentityProviders'],
  async run(client, { cognito }) {
    const settings = await cognito.client(client.pool.id, client.id);
    if (!usesHostedPages(settings)) return noHostedPages;
    const known = (await cognito.providers(client.pool.id)).map(({ ProviderName }) => ProviderName);
    const { SupportedIdentityProviders: named = [] } = settings;
    const call = 'DescribeUserPoolClient';
    const field = 'SupportedIdentityProviders';
    if (named.length === 0) {
      return [
        {
          says: 'Its hosted pages offer nobody to sign in with.',
          seen: [{ call, field, actual: 'empty', expected: 'COGNITO or a provider' }],
          commands: [updateClient(client, '.SupportedIdentityProviders = ["COGNITO"]')],
        },
      ];
    }
    const others = named.filter(name => name !== 'COGNITO');
    if (others.length === 0) return [];
    const gone = others.filter(name => !known.includes(name));
    if (gone.length === 0) return [];
    const expected = known.join(', ') || 'none: the pool has no providers';
    return [
      {
        says: 'It names a provider that the pool does not have.',
        seen: [{ call, field, actual: gone.join(', '), expected }],
      },
    ];
  },
});
