import { members, textOf, texts } from '../../pool/members.ts';
import type { State } from './read-state.ts';
import type { StateResource } from './state-resource.ts';

/**
 * The region that a plan's provider is configured with, as a word or by an input variable of the root module. Undefined
 * where it is told otherwise, such as by the environment.
 */
export function providerRegion(
  { configuration, providers, variables }: State,
  resource: StateResource,
): string | undefined {
  const provider = members(providers)[textOf(configuration.resource(resource).provider_config_key) ?? ''];
  const region = members(members(members(provider).expressions).region);
  const variable = /^var\.([\w-]+)$/.exec(texts(region.references)[0] ?? '')?.[1];
  const value = region.constant_value ?? (variable && members(members(variables)[variable]).value);
  return textOf(value);
}
