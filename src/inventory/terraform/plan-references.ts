import { type Members, members, texts } from '../../pool/members.ts';
import { type Configuration, type Step, stepsOf, writtenIndex } from './configuration.ts';
import { addressOf, type StateResource } from './state-resource.ts';

/** How often a plan may hand a value on, from module to module. */
const mostSteps = 50;

/**
 * Finds the resource of a type whose id another one of a plan will have as one of its attributes, by the references of the
 * configuration: through variables and outputs of modules too. Undefined where they do not lead to one, such as through a
 * local value.
 */
export function createPlanReferences(
  configuration: Configuration,
  resources: readonly StateResource[],
  type: string,
): (from: StateResource, attribute: string) => string | undefined {
  const targets = resources.filter(resource => resource.type === type);
  const addresses = new Set(targets.map(addressOf));
  const instances = Map.groupBy(targets, ({ module, name }) => addressOf({ type, module, name }));
  const own = new RegExp(`^${type}\\.([\\w-]+)(${writtenIndex})`);
  const output = new RegExp(`^module\\.([\\w-]+)(${writtenIndex})\\.([\\w-]+)`);

  return (from, attribute) => {
    /** What was followed already: references may go round, or fork at each step. */
    const followed = new Set<string>();

    const follow = (path: readonly Step[], expression: unknown): string | undefined => {
      if (path.length > mostSteps || followed.size > 10 * mostSteps) return undefined;
      const module = path.map(({ name, index }) => `module.${name}${index}`).join('.');
      for (const reference of texts(members(expression).references)) {
        const key = `${module} ${reference}`;
        if (followed.has(key)) continue;
        followed.add(key);
        const found = direct(module, reference) ?? through(path, reference);
        if (found !== undefined) return found;
      }
      return undefined;
    };

    /** A resource of the same module: the one that is named, the only one, or that of the same key. */
    const direct = (module: string, reference: string): string | undefined => {
      const [, name, index = ''] = own.exec(reference) ?? [];
      if (name === undefined) return undefined;
      const all = addressOf({ type, module, name });
      if (addresses.has(`${all}${index}`)) return `${all}${index}`;
      const [first, another] = instances.get(all) ?? [];
      if (first && !another) return addressOf(first);
      const same = from.index === undefined ? all : addressOf({ type, module, name, index: from.index });
      return addresses.has(same) ? same : undefined;
    };

    /** What a variable of this module is given, or an output of a module in it gives. */
    const through = (path: readonly Step[], reference: string): string | undefined => {
      const variable = /^var\.([\w-]+)/.exec(reference)?.[1];
      const last = path.at(-1);
      if (variable !== undefined && last) {
        const outer = path.slice(0, -1);
        const call = members(members(moduleOf(outer).module_calls)[last.name]);
        return follow(outer, members(call.expressions)[variable]);
      }
      const [, name, index = '', given] = output.exec(reference) ?? [];
      if (name === undefined || given === undefined) return undefined;
      const inner = [...path, { name, index }];
      return follow(inner, members(members(moduleOf(inner).outputs)[given]).expression);
    };

    const moduleOf = (path: readonly Step[]): Members => configuration.module(path.map(({ name }) => name));

    const { expressions } = configuration.resource(from);
    return follow(stepsOf(from.module), members(expressions)[attribute]);
  };
}
