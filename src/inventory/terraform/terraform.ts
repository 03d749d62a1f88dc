import { type Members, members, textOf } from '../../pool/members.ts';
import { present } from '../../pool/present.ts';
import type { DeclaredKind, DeclaredResource } from '../declared/declared-resource.ts';
import { untold } from '../declared/untold.ts';
import { apiWords } from './api-words.ts';
import { createPlanReferences } from './plan-references.ts';
import { providerRegion } from './provider-region.ts';
import { readState, type State } from './read-state.ts';
import { addressOf, type StateResource } from './state-resource.ts';

/** The resources of the AWS provider that are read. */
const kinds: Readonly<Record<string, DeclaredKind>> = {
  aws_cognito_user_pool: 'pool',
  aws_cognito_user_pool_client: 'client',
  // Its name is given as a pattern, and told once it exists.
  aws_cognito_managed_user_pool_client: 'client',
  aws_cognito_user_pool_domain: 'domain',
  aws_cognito_resource_server: 'resource server',
  aws_cognito_user_group: 'group',
  aws_cognito_identity_provider: 'identity provider',
};

/**
 * The user pools, and what belongs to them, of a Terraform or OpenTofu state or plan.
 *
 * @throws SourceNotRead if the text is none
 */
export function readTerraform(text: string): readonly DeclaredResource[] {
  const state = readState(text);
  const poolAt = createPlanReferences(state.configuration, state.resources, 'aws_cognito_user_pool');
  return state.resources.flatMap(resource => {
    const kind = Object.hasOwn(kinds, resource.type) ? kinds[resource.type] : undefined;
    return kind === undefined ? [] : [declared(kind, resource, state, poolAt)];
  });
}

function declared(
  kind: DeclaredKind,
  resource: StateResource,
  state: State,
  poolAt: PoolFinder,
): DeclaredResource {
  const { values } = resource;
  const id = kind === 'pool' || kind === 'client' ? textOf(values.id) : undefined;
  const region = kind === 'pool' ? regionOf(resource, state) : undefined;
  const account = kind === 'pool' ? textOf(textOf(values.arn)?.split(':')[4]) : undefined;
  const pool = kind === 'pool' ? undefined : poolOf(resource, poolAt);
  return {
    kind,
    address: addressOf(resource),
    ...(id !== undefined && { id }),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(pool && { pool }),
    properties: asDeclared[kind]?.(resource) ?? members(apiWords(values)),
  };
}

/** The provider tells it in a member since version 6; the ARN does once the pool exists. */
function regionOf(resource: StateResource, state: State): string | undefined {
  const { region, arn } = resource.values;
  return textOf(region) ?? textOf(textOf(arn)?.split(':')[3]) ?? providerRegion(state, resource);
}

type PoolFinder = ReturnType<typeof createPlanReferences>;

function poolOf(resource: StateResource, poolAt: PoolFinder): DeclaredResource['pool'] {
  const id = textOf(resource.values.user_pool_id);
  if (id !== undefined) return { id };
  const address = poolAt(resource, 'user_pool_id');
  return address === undefined ? undefined : { address };
}

/** What has another form in the provider's schema than in the API. */
const asDeclared: { readonly [K in DeclaredKind]?: (resource: StateResource) => Members } = {
  pool({ values }) {
    const { PasswordPolicy, SignInPolicy, SmsConfiguration, ...others } = members(apiWords(values));
    const { tags_all: allTags } = values;
    return {
      // Unlike a pool that is created so, one that has none of these was created before they were filled in.
      AccountRecoverySetting: {},
      ...others,
      Policies: {
        ...present({ PasswordPolicy, SignInPolicy }),
        ...unknownToOlder(values, { sign_in_policy: 'SignInPolicy' }),
      },
      // The provider lets SMS be a second factor wherever it may be sent (inferred).
      ...present({ SmsConfiguration, SmsMfaConfiguration: SmsConfiguration && {} }),
      // With the tags that the provider puts everywhere.
      ...(allTags !== undefined && allTags !== null && { UserPoolTags: allTags }),
      ...unknownToOlder(values, {
        email_mfa_configuration: 'EmailMfaConfiguration',
        user_pool_tier: 'UserPoolTier',
        web_authn_configuration: 'WebAuthnConfiguration',
      }),
    };
  },
  client({ values, hasSecret }) {
    const { Name, GenerateSecret, ...others } = members(apiWords(values));
    return {
      ...others,
      ...present({ ClientName: Name, GenerateSecret: hasSecret || GenerateSecret }),
      ...unknownToOlder(values, { refresh_token_rotation: 'RefreshTokenRotation' }),
    };
  },
  group({ values }) {
    const { Name, ...others } = members(apiWords(values));
    return { ...others, ...present({ GroupName: Name }) };
  },
};

/** What an older version of the provider has no member for, it does not tell. */
function unknownToOlder(values: Members, names: Readonly<Record<string, string>>): Members {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, member]) =>
      Object.hasOwn(values, key) ? [] : [[member, untold()]],
    ),
  );
}
