import * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { describedUser } from '../pool/described-user.ts';
import { regionOf } from '../pool/pool.ts';
import { boundedCall, longestCall } from './bounded-call.ts';
import { allPages, createCognitoCalls } from './cognito-calls.ts';
import type { CognitoReads, Listed } from './cognito-reads.ts';
import { failedRead } from './failed-read.ts';
import { NotRead } from './not-read.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { trySignUp } from './try-sign-up.ts';

/** The most that one page of a list holds (documented). */
const pageSize = 60;

/** How many pages of users are read. */
const mostUserPages = 5;

/**
 * Reads user pools through the public API.
 *
 * @param shown what becomes of each answer: made fit for a terminal, unless texts must be had as they are
 */
export function readCognito(outside: Outside, pace: Pace, shown?: <T>(answer: T) => T): CognitoReads {
  const { memo, clientOf, call, ofPool, pagesOf } = createCognitoCalls(outside, pace, shown);

  const domain: CognitoReads['domain'] = (region, Domain) =>
    memo(`domain ${region} ${Domain}`, async () => {
      const asked = { region, action: 'cognito-idp:DescribeUserPoolDomain', of: `the domain ${Domain}` };
      const command = new Sdk.DescribeUserPoolDomainCommand({ Domain });
      const { DomainDescription } = await call(asked, client => client.send(command));
      // A domain that does not exist is an empty description (documented).
      return DomainDescription?.UserPoolId === undefined ? undefined : DomainDescription;
    });

  return {
    pools: region =>
      memo(`ListUserPools ${region}`, () =>
        allPages('cognito-idp:ListUserPools', async NextToken => {
          const page = await call(
            { region, action: 'cognito-idp:ListUserPools', of: `the region ${region}` },
            client => client.send(new Sdk.ListUserPoolsCommand({ MaxResults: pageSize, NextToken })),
          );
          const items = answered('ListUserPools', page.UserPools).map(
            ({ Id = '', Name = '' }): Listed => ({ id: Id, name: Name }),
          );
          return { items, next: page.NextToken };
        }),
      ),

    pool: UserPoolId =>
      ofPool(UserPoolId, 'DescribeUserPool', async client => {
        const { UserPool } = await client.send(new Sdk.DescribeUserPoolCommand({ UserPoolId }));
        if (UserPool?.Id !== UserPoolId) throw notAnswered('DescribeUserPool');
        return UserPool;
      }),

    clients: UserPoolId =>
      pagesOf(UserPoolId, 'ListUserPoolClients', 'the app clients', async (client, NextToken) => {
        const input = { UserPoolId, MaxResults: pageSize, NextToken };
        const page = await client.send(new Sdk.ListUserPoolClientsCommand(input));
        const items = answered('ListUserPoolClients', page.UserPoolClients).map(
          ({ ClientId = '', ClientName = '' }): Listed => ({ id: ClientId, name: ClientName }),
        );
        return { items, next: page.NextToken };
      }),

    client: (UserPoolId, ClientId) =>
      ofPool(
        UserPoolId,
        'DescribeUserPoolClient',
        async client => {
          const input = { UserPoolId, ClientId };
          const { UserPoolClient } = await client.send(new Sdk.DescribeUserPoolClientCommand(input));
          if (UserPoolClient?.ClientId !== ClientId) throw notAnswered('DescribeUserPoolClient');
          const { ClientSecret, ...settings } = UserPoolClient;
          return { ...settings, hasSecret: ClientSecret !== undefined };
        },
        [`the app client ${ClientId}`],
      ),

    mfa: UserPoolId =>
      ofPool(UserPoolId, 'GetUserPoolMfaConfig', async client => {
        const mfa = await client.send(new Sdk.GetUserPoolMfaConfigCommand({ UserPoolId }));
        if (mfa.MfaConfiguration === undefined) throw notAnswered('GetUserPoolMfaConfig');
        return mfa;
      }),

    risk: (UserPoolId, ClientId) =>
      ofPool(
        UserPoolId,
        'DescribeRiskConfiguration',
        async client => {
          const command = new Sdk.DescribeRiskConfigurationCommand({ UserPoolId, ClientId });
          return (await client.send(command)).RiskConfiguration ?? {};
        },
        ClientId === undefined ? [] : [`the app client ${ClientId}`],
      ),

    logDelivery: UserPoolId =>
      ofPool(UserPoolId, 'GetLogDeliveryConfiguration', async client => {
        const command = new Sdk.GetLogDeliveryConfigurationCommand({ UserPoolId });
        return (await client.send(command)).LogDeliveryConfiguration?.LogConfigurations ?? [];
      }),

    domain,

    requireDomains: async region => {
      // The answer for a name that nobody has says nothing but that there is one.
      if (outside.target.kind === 'endpoint') await domain(region, 'none');
    },

    providers: UserPoolId =>
      pagesOf(UserPoolId, 'ListIdentityProviders', 'the providers', async (client, NextToken) => {
        const input = { UserPoolId, MaxResults: pageSize, NextToken };
        const page = await client.send(new Sdk.ListIdentityProvidersCommand(input));
        return { items: answered('ListIdentityProviders', page.Providers), next: page.NextToken };
      }),

    groups: UserPoolId =>
      pagesOf(UserPoolId, 'ListGroups', 'the groups', async (client, NextToken) => {
        const input = { UserPoolId, Limit: pageSize, NextToken };
        const page = await client.send(new Sdk.ListGroupsCommand(input));
        return { items: answered('ListGroups', page.Groups), next: page.NextToken };
      }),

    sessions: UserPoolId =>
      ofPool(UserPoolId, 'GetUserPoolSessionConfiguration', async client => {
        const sessions = await client.send(new Sdk.GetUserPoolSessionConfigurationCommand({ UserPoolId }));
        if (sessions.UserSessionTracking === undefined) throw notAnswered('GetUserPoolSessionConfiguration');
        return sessions;
      }),

    resourceServers: UserPoolId =>
      pagesOf(UserPoolId, 'ListResourceServers', 'the resource servers', async (client, NextToken) => {
        const input = { UserPoolId, MaxResults: 50, NextToken };
        const page = await client.send(new Sdk.ListResourceServersCommand(input));
        return { items: answered('ListResourceServers', page.ResourceServers), next: page.NextToken };
      }),

    users: (UserPoolId, Filter) =>
      memo(`users ${UserPoolId} ${Filter ?? ''}`, async () => {
        const users: Sdk.UserType[] = [];
        let PaginationToken: string | undefined;
        for (let page = 0; page < mostUserPages; page += 1) {
          const input = { UserPoolId, Filter, Limit: pageSize, PaginationToken };
          const asked = {
            region: regionOf(UserPoolId),
            action: 'cognito-idp:ListUsers',
            of: `the pool ${UserPoolId}`,
          };
          const answer = await call(asked, client => client.send(new Sdk.ListUsersCommand(input)));
          users.push(...(answer.Users ?? []));
          PaginationToken = answer.PaginationToken;
          if (PaginationToken === undefined) break;
        }
        return {
          users: users.map(user => describedUser({ ...user })),
          areAll: PaginationToken === undefined,
        };
      }),

    user: (UserPoolId, Username) =>
      ofPool(
        UserPoolId,
        'AdminGetUser',
        async client => {
          const command = new Sdk.AdminGetUserCommand({ UserPoolId, Username });
          return describedUser({ ...(await client.send(command)) });
        },
        // Whose name it is must not be told.
        ['a user', Username],
      ).catch(error => {
        const isAbsent =
          error instanceof NotRead &&
          error.why.kind === 'refused' &&
          error.why.error === 'UserNotFoundException';
        if (isAbsent) return undefined;
        throw error;
      }),

    trySignUp: (poolId, clientId, username) =>
      memo(`SignUp ${clientId}`, () =>
        pace('SignUp', () =>
          boundedCall(clientOf(regionOf(poolId)), AbortSignal.timeout(longestCall(outside.target)), client =>
            trySignUp(client, clientId, username),
          ),
        ).catch(error => {
          throw failedRead(
            error,
            { region: regionOf(poolId), action: 'cognito-idp:SignUp', of: `the app client ${clientId}` },
            outside,
          );
        }),
      ),
  };
}

/** An answer without what was asked, as from something that answers everything alike, tells of nothing. */
function notAnswered(action: string): NotRead {
  return new NotRead({ kind: 'refused', action: `cognito-idp:${action}`, error: 'without what was asked' });
}

/** The list of an answer, which Cognito gives even where it is empty (inferred). @throws NotRead */
function answered<T>(action: string, list: readonly T[] | undefined): readonly T[] {
  if (!Array.isArray(list)) throw notAnswered(action);
  return list;
}
