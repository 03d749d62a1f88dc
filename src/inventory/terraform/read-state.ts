import { isObject } from '../../pool/is-object.ts';
import { elements, type Members, members, textOf } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';
import { type Configuration, createConfiguration } from './configuration.ts';
import type { StateResource } from './state-resource.ts';
import { marksOfPaths, withUntold } from './with-untold.ts';

/** What a file of Terraform or OpenTofu tells. */
export interface State {
  readonly resources: readonly StateResource[];
  /** How the resources of a plan are written; nothing in a state. */
  readonly configuration: Configuration;
  /** How the providers of a plan are configured. */
  readonly providers: Members;
  /** The values of a plan's input variables. */
  readonly variables: Members;
}

/**
 * Reads a state of version 4, or what `terraform show -json` prints of a state or a plan. Only resources of user pools are
 * looked into.
 *
 * @throws SourceNotRead if it is none of these
 */
export function readState(text: string): State {
  const file = members(parsedJson(text));
  if (file.encrypted_data !== undefined) {
    throw new SourceNotRead('is encrypted: give what tofu show -json prints of it');
  }
  const { type: backend } = members(file.backend);
  if (backend !== undefined) {
    // What terraform init leaves in .terraform.
    throw new SourceNotRead('only says where the state is kept: give what terraform state pull prints');
  }
  const nothing = { configuration: createConfiguration({}), providers: {}, variables: {} };
  if (Array.isArray(file.resources) && file.version !== undefined) {
    if (file.version !== 4) {
      throw new SourceNotRead(`is a Terraform state of version ${String(file.version).slice(0, 20)}, not 4`);
    }
    return {
      ...nothing,
      resources: elements(file.resources).flatMap(resource => instancesOf(members(resource))),
    };
  }
  if (isObject(file.planned_values)) {
    return {
      resources: inModules(file.planned_values.root_module, unknownAfter(file.resource_changes)),
      configuration: createConfiguration(members(file.configuration)),
      providers: members(members(file.configuration).provider_config),
      variables: members(file.variables),
    };
  }
  if (typeof file.format_version !== 'string') {
    throw new SourceNotRead('is neither a Terraform state nor what terraform show -json prints');
  }
  return { ...nothing, resources: inModules(members(file.values).root_module, new Map()) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (text.startsWith('PK')) {
      throw new SourceNotRead('is a plan as Terraform keeps it: give what terraform show -json prints of it');
    }
    // What terraform state pull prints where nothing was applied yet.
    if (text.trim() === '') throw new SourceNotRead('is empty: there is no state yet');
    throw new SourceNotRead('is not JSON: give a state, or what terraform show -json prints');
  }
}

function isOfPools(type: string | undefined): type is string {
  return (
    type !== undefined &&
    /^aws_cognito_(?:managed_user_pool_|user_pool|user_group|resource_server|identity_provider)/.test(type)
  );
}

/** The instances of one resource of a state of version 4. */
function instancesOf({ mode, type, name, module, instances }: Members): StateResource[] {
  const kind = textOf(type);
  if (mode !== 'managed' || !isOfPools(kind)) return [];
  return elements(instances).flatMap(given => {
    const { attributes, sensitive_attributes, index_key, deposed } = members(given);
    // It is to be deleted, and another stands in its place.
    if (deposed !== undefined) return [];
    return [
      resourceOf({ type: kind, name, module, index: index_key }, attributes, [
        marksOfPaths(sensitive_attributes),
      ]),
    ];
  });
}

/** The resources of a module and of those in it. */
function inModules(root: unknown, unknowns: ReadonlyMap<string, unknown>): StateResource[] {
  const found: StateResource[] = [];
  // No recursion, for the depth is the file's.
  const waiting = [root];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    const { address, resources, child_modules } = members(module);
    for (const inner of elements(child_modules).toReversed()) waiting.push(inner);
    for (const given of elements(resources)) {
      const { mode, type, name, index, values, sensitive_values, address: own } = members(given);
      const kind = textOf(type);
      if (mode !== 'managed' || !isOfPools(kind)) continue;
      const marks = [sensitive_values, unknowns.get(textOf(own) ?? '')];
      found.push(resourceOf({ type: kind, name, module: address, index }, values, marks));
    }
  }
  return found;
}

function unknownAfter(changes: unknown): ReadonlyMap<string, unknown> {
  return new Map(
    elements(changes).flatMap(given => {
      const { address, change, deposed } = members(given);
      const name = textOf(address);
      return name === undefined || deposed !== undefined
        ? []
        : [[name, members(change).after_unknown] as const];
    }),
  );
}

function resourceOf(
  place: { readonly type: string; readonly name: unknown; readonly module: unknown; readonly index: unknown },
  values: unknown,
  marks: readonly unknown[],
): StateResource {
  const { client_secret: secret, ...others } = members(values);
  const { index } = place;
  return {
    type: place.type,
    name: textOf(place.name) ?? '',
    module: textOf(place.module) ?? '',
    ...((typeof index === 'string' || typeof index === 'number') && { index }),
    values: members(withUntold(others, marks)),
    hasSecret: typeof secret === 'string' && secret !== '',
  };
}
