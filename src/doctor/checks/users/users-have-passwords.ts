import type { DescribedClient } from '../../../surroundings/cognito-reads.ts';
import { defineCheck } from '../../check.ts';
import { clientsOf, takesPasswords } from '../../clients-of.ts';
import { usesHostedPages } from '../../oauth-use.ts';
import { userCount } from '../../user-count.ts';

export const usersHavePasswords = defineCheck({
  id: 'users-have-passwords',
  severity: 'advice',
  title: 'Users without a password find their provider where passwords are asked for',
  why:
    'Users of an identity provider have no password here: they cannot sign in with one and cannot reset it. An app client ' +
    'that takes passwords and offers them no provider sends them round in circles.',
  looksAt: 'pool',
  fix: 'Offer their provider at these app clients too, or tell them where to sign in, and answer their resets neutrally.',
  leadsTo: ['reset-not-possible-in-status', 'federated-user-without-password'],
  needs: ['cognito-idp:ListUsers', 'cognito-idp:ListUserPoolClients', 'cognito-idp:DescribeUserPoolClient'],
  async run({ id }, { cognito }) {
    const some = await cognito.users(id, 'cognito:user_status = "EXTERNAL_PROVIDER"');
    const count = userCount(some, () => true);
    if (count === undefined) return [];
    const clients = await clientsOf({ cognito }, id);
    const passwordsAlone = clients.filter(
      ({ settings }) => takesPasswords(settings) && !offersProvider(settings),
    );
    if (passwordsAlone.length === 0) return [];
    return [
      {
        says: 'Some users have no password, and some app clients offer nothing else.',
        seen: [
          { call: 'ListUsers', field: 'UserStatus', actual: `EXTERNAL_PROVIDER for ${count}` },
          ...passwordsAlone.map(({ name, settings: { SupportedIdentityProviders: named = [] } }) => ({
            call: 'DescribeUserPoolClient',
            field: `SupportedIdentityProviders of ${name}`,
            actual: named.join(', ') || 'empty',
            expected: 'a provider too',
          })),
        ],
      },
    ];
  },
});

/** Providers are offered by the hosted pages alone. */
function offersProvider(settings: DescribedClient): boolean {
  const { SupportedIdentityProviders: named = [] } = settings;
  return usesHostedPages(settings) && named.some(name => name !== 'COGNITO');
}
