import { elements, type Members, members, textOf, texts } from '../../pool/members.ts';
import { addressOf, type StateResource } from './state-resource.ts';

/** How often a plan may hand a value on, from module to module. */
const mostSteps = 50;

/** One module on the way from the root, with its index as it is written. */
interface Step {
  readonly name: string;
  readonly index: string;
}

const index = String.raw`(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?`;

/**
 * The resource whose id a resource of a plan will have as one of its attributes, by the references of the configuration:
 * through variables and outputs of modules too. Undefined where they do not lead to one, such as through a local value.
 */
export function planReference(
  configuration: Members,
  resources: readonly StateResource[],
  from: StateResource,
  attribute: string,
  type: string,
): string | undefined {
  const root = members(configuration.root_module);
  const targets = resources.filter(resource => resource.type === type);

  function follow(path: readonly Step[], references: readonly string[], steps: number): string | undefined {
    if (steps > mostSteps) return undefined;
    for (const reference of references) {
      const found = direct(path, reference) ?? through(path, reference, steps);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** A resource of the same module. */
  function direct(path: readonly Step[], reference: string): string | undefined {
    const [, name, written] = new RegExp(`^${type}\\.([\\w-]+)(${index})`).exec(reference) ?? [];
    if (name === undefined) return undefined;
    const module = path.map(step => `module.${step.name}${step.index}`).join('.');
    const named = targets.filter(target => target.module === module && target.name === name);
    const found =
      (written ? named.find(target => addressOf(target).endsWith(`.${name}${written}`)) : undefined) ??
      (named.length === 1 ? named[0] : named.find(target => target.index === from.index));
    return found && addressOf(found);
  }

  /** What a variable of this module is given, or an output of a module in it gives. */
  function through(path: readonly Step[], reference: string, steps: number): string | undefined {
    const variable = /^var\.([\w-]+)/.exec(reference)?.[1];
    const last = path.at(-1);
    if (variable !== undefined && last) {
      const outer = path.slice(0, -1);
      const call = members(members(moduleAt(root, outer).module_calls)[last.name]);
      return follow(outer, referencesOf(members(call.expressions)[variable]), steps + 1);
    }
    const [, child, written = '', output] =
      new RegExp(`^module\\.([\\w-]+)(${index})\\.([\\w-]+)`).exec(reference) ?? [];
    if (child === undefined || output === undefined) return undefined;
    const inner = [...path, { name: child, index: written }];
    const outputs = members(moduleAt(root, inner).outputs);
    return follow(inner, referencesOf(members(outputs[output]).expression), steps + 1);
  }

  const path = stepsOf(from.module);
  const written = elements(moduleAt(root, path).resources)
    .map(members)
    .find(resource => textOf(resource.type) === from.type && textOf(resource.name) === from.name);
  return follow(path, referencesOf(members(written?.expressions)[attribute]), 0);
}

function referencesOf(expression: unknown): readonly string[] {
  return texts(members(expression).references);
}

/** The steps of `module.a["x"].module.b`. */
function stepsOf(module: string): readonly Step[] {
  return [...module.matchAll(new RegExp(`module\\.([\\w-]+)(${index})`, 'g'))].map(
    ([, name = '', written = '']) => ({
      name,
      index: written,
    }),
  );
}

function moduleAt(root: Members, path: readonly Step[]): Members {
  return path.reduce((module, { name }) => members(members(members(module.module_calls)[name]).module), root);
}
