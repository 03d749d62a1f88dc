import { elements, type Members, members, texts } from '../../pool/members.ts';
import { type Configuration, type Step, stepsOf, writtenIndex } from './configuration.ts';
import { addressOf, type StateResource, suffixOf } from './state-resource.ts';

/** How often a plan may hand a value on, from module to module, and how much an expression may refer to. */
const mostSteps = 50;

/** How many references are followed for one resource, and for all of a plan. */
const most = { followed: 500, inAll: 1_000_000 } as const;

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
  let left: number = most.inAll;

  return (from, attribute) => {
    /** What was followed already: references may go round, or fork at each step. */
    const followed = new Set<string>();

    /** @param key what `each.key` or `count.index` is there, as an index is written; none where there is neither */
    const follow = (path: readonly Step[], expression: unknown, key: string): string | undefined => {
      if (path.length > mostSteps || followed.size > most.followed || left < 0) return undefined;
      const module = path.map(({ name, index }) => `module.${name}${index}`).join('.');
      const references = texts(elements(members(expression).references).slice(0, mostSteps));
      for (const reference of references) {
        // With each reference come those that it goes through.
        if (references.some(one => /^[.[]/.test(one.slice(reference.length)) && one.startsWith(reference)))
          continue;
        const step = `${module} ${reference} ${key}`;
        if (followed.has(step)) continue;
        followed.add(step);
        left -= 1;
        const found = direct(module, reference, key) ?? through(path, reference, key);
        if (found !== undefined) return found;
      }
      return undefined;
    };

    /** A resource of the same module: the one that is named, the only one, or that of the same key. */
    const direct = (module: string, reference: string, key: string): string | undefined => {
      const [, name, index = ''] = own.exec(reference) ?? [];
      if (name === undefined) return undefined;
      const all = addressOf({ type, module, name });
      if (addresses.has(`${all}${index}`)) return `${all}${index}`;
      const [first, another] = instances.get(all) ?? [];
      if (first && !another) return addressOf(first);
      return addresses.has(`${all}${key}`) ? `${all}${key}` : undefined;
    };

    /** What a variable of this module is given, or an output of a module in it gives. */
    const through = (path: readonly Step[], reference: string, key: string): string | undefined => {
      const variable = /^var\.([\w-]+)/.exec(reference)?.[1];
      const last = path.at(-1);
      if (variable !== undefined && last) {
        const outer = path.slice(0, -1);
        const call = members(members(moduleOf(outer).module_calls)[last.name]);
        return follow(outer, members(call.expressions)[variable], last.index);
      }
      const [, name, index = '', given] = output.exec(reference) ?? [];
      if (name === undefined || given === undefined) return ofInstance(path, reference, key);
      const inner = [...path, { name, index }];
      return follow(inner, members(members(moduleOf(inner).outputs)[given]).expression, '');
    };

    /** `module.auth[each.key].id` is told as `module.auth` alone: that which all of its outputs lead to that lead to any. */
    const ofInstance = (path: readonly Step[], reference: string, key: string): string | undefined => {
      const name = /^module\.([\w-]+)$/.exec(reference)?.[1];
      if (name === undefined) return undefined;
      const inner = [...path, { name, index: key }];
      const outputs = configuration.outputs(inner.map(step => step.name)).slice(0, most.followed);
      const found = outputs.flatMap(expression => follow(inner, expression, '') ?? []);
      const [one, another] = new Set(found);
      return another === undefined ? one : undefined;
    };

    const moduleOf = (path: readonly Step[]): Members => configuration.module(path.map(({ name }) => name));

    const { expressions } = configuration.resource(from);
    return follow(stepsOf(from.module), members(expressions)[attribute], suffixOf(from));
  };
}
