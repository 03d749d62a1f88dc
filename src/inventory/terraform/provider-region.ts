import { elements, members, textOf, texts } from '../../pool/members.ts';
import type { State } from './read-state.ts';
import type { StateResource } from './state-resource.ts';

/**
 * The region that a plan's provider is configured with, as a word or by an input variable of the root module. Undefined
 * where it is told otherwise, such as by the environment.
 */
export function providerRegion(
  { configuration, variables }: State,
  { type, name, module }: StateResource,
): string | undefined {
  // The resource as it is written stands under its module, whose instances are configured alike.
  const path = [...module.matchAll(/module\.([\w-]+)/g)].map(([, step = '']) => step);
  const within = path.reduce(
    (outer, step) => members(members(members(outer.module_calls)[step]).module),
    members(configuration.root_module),
  );
  const written = elements(within.resources)
    .map(members)
    .find(resource => resource.type === type && resource.name === name);
  const provider = members(configuration.provider_config)[textOf(written?.provider_config_key) ?? ''];
  const region = members(members(members(provider).expressions).region);
  const variable = /^var\.([\w-]+)$/.exec(texts(region.references)[0] ?? '')?.[1];
  const value = region.constant_value ?? (variable && members(members(variables)[variable]).value);
  return textOf(value);
}
