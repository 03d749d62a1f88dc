import { elements, type Members, members, textOf } from '../../pool/members.ts';
import type { StateResource } from './state-resource.ts';

/** How the resources of a plan are written. */
export interface Configuration {
  /** A module by the names of the calls that lead to it; its instances are written alike. */
  module(names: readonly string[]): Members;
  /** The expressions of a module's outputs that refer to something. */
  outputs(names: readonly string[]): readonly Members[];
  /** A resource as it is written in its module; empty where it is not. */
  resource(of: Pick<StateResource, 'module' | 'type' | 'name'>): Members;
}

/** One module on the way from the root, with its index as it is written. */
export interface Step {
  readonly name: string;
  readonly index: string;
}

/** An index such as `["eu"]`, or none, for regular expressions. */
export const writtenIndex: string = String.raw`(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?`;

/** The steps of `module.a["x"].module.b`. */
export function stepsOf(module: string): readonly Step[] {
  const steps = module.matchAll(new RegExp(`module\\.([\\w-]+)(${writtenIndex})`, 'g'));
  return [...steps].map(([, name = '', index = '']) => ({ name, index }));
}

/** Looks into the `configuration` of a plan. Each module is gone through once, for a plan may have very many resources. */
export function createConfiguration(configuration: Members): Configuration {
  const root = members(configuration.root_module);
  const known = new Map<string, ReadonlyMap<string, Members>>();
  const knownOutputs = new Map<string, readonly Members[]>();
  const module: Configuration['module'] = names =>
    names.reduce((outer, name) => members(members(members(outer.module_calls)[name]).module), root);
  return {
    module,
    outputs(names) {
      const key = names.join('.');
      const expressions = knownOutputs.get(key) ?? referring(module(names));
      knownOutputs.set(key, expressions);
      return expressions;
    },
    resource(of) {
      const names = stepsOf(of.module).map(({ name }) => name);
      const key = names.join('.');
      const resources = known.get(key) ?? byName(module(names));
      known.set(key, resources);
      return resources.get(`${of.type}.${of.name}`) ?? {};
    },
  };
}

function referring({ outputs }: Members): readonly Members[] {
  return Object.values(members(outputs))
    .map(output => members(members(output).expression))
    .filter(({ references }) => elements(references).length > 0);
}

function byName({ resources }: Members): ReadonlyMap<string, Members> {
  return new Map(
    elements(resources)
      .map(members)
      .map(resource => [`${textOf(resource.type)}.${textOf(resource.name)}`, resource]),
  );
}
