import type { PasswordPolicy } from '../../reset-page/password-policy.ts';
import type { ResetPageConfig } from '../../reset-page/site.ts';

/** A policy that asks for everything. */
export const fullPolicy: PasswordPolicy = {
  MinimumLength: 10,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
};

/** A password that meets it. */
export const goodPassword = 'Correct-Horse-7';

const lengthOnly: PasswordPolicy = {
  MinimumLength: 12,
  RequireUppercase: false,
  RequireLowercase: false,
  RequireNumbers: false,
  RequireSymbols: false,
};

export const pools = [
  { id: 'us-east-1_AkG9mnbjA', name: 'dev-local', policy: fullPolicy },
  { id: 'us-east-1_n8gO6SbP6', name: 'staging', policy: fullPolicy },
  { id: 'us-east-1_knEL7cqS3', name: 'prod', policy: lengthOnly },
] as const;

/** Every client of the three pools, with the number of its pool. */
export const clients = [
  { pool: 0, id: '2eq1vf0nvl5o3rha2vshm8j0mn', name: 'hasura-client-local' },
  { pool: 0, id: '1devlocalcfaccess000000000', name: 'cf-access' },
  { pool: 0, id: '5u6atviker41lm8qknqua56sdc', name: 'nest-ops' },
  { pool: 1, id: '6sjjnkaeagnqgkmbl1mr5rtfsr', name: 'hasura-client' },
  { pool: 1, id: '2stagingchatagent000000000', name: 'chat-agent' },
  { pool: 1, id: '3stagingwebchat00000000000', name: 'web-chat' },
  {
    pool: 1,
    id: '73q703cql980nrvq554a6sta54',
    name: 'synapse-oidc',
    signInUrl: 'https://chat.example.com/sign-in',
  },
  { pool: 2, id: '8uun49ru7f3fdvmlc12vqig3a', name: 'prod-hasura-client' },
  { pool: 2, id: '4prodchatagent000000000000', name: 'prod-chat-agent' },
  { pool: 2, id: '5prodsynapseoidc0000000000', name: 'prod-synapse-oidc' },
] as const;

export const fallbackClientId = '6sjjnkaeagnqgkmbl1mr5rtfsr';

/** The three pools of the reference documents, each with an endpoint of its own so that a mix-up shows. */
export function sampleConfig(
  endpoints: readonly string[],
  more: Partial<ResetPageConfig> = {},
): ResetPageConfig {
  return {
    fallbackClientId,
    acceptAnyClient: false,
    supportText: 'Need help? Write to help@example.com.',
    pools: pools.map(({ id, name, policy }, index) => ({
      id,
      name,
      region: 'us-east-1',
      endpoint: endpoints[index] ?? '',
      passwordPolicy: policy,
      clients: clients.filter(client => client.pool === index).map(({ pool: _, ...client }) => client),
    })),
    ...more,
  };
}
