import { members } from '../../pool/members.ts';
import type { DeclaredResource } from '../declared/declared-resource.ts';
import { isUntold, untold } from '../declared/untold.ts';
import { SourceNotRead } from '../source-not-read.ts';
import { createBudget } from './budget.ts';
import { type DeclaredStack, wholeOf } from './cloudformation.ts';
import { declaredIn, openTemplate } from './declared-in.ts';

/** The template of one of several stacks. */
export interface StackTemplate {
  /** Unlike the others'. */
  readonly name: string;
  readonly text: string;
  /** The account and region that it is for, where they are told: what a stack exports is known there alone. */
  readonly environment: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** How often stacks may hand a value on. */
const mostSteps = 50;

/**
 * As readCloudFormation, of stacks that take from each other what they export. Addresses begin with the stack's name.
 *
 * @throws SourceNotRead if a text is no template
 */
export function readStacks(stacks: readonly StackTemplate[]): DeclaredStack {
  const exported = new Map<string, () => unknown>();
  const known = new Map<string, unknown>();
  const asked = new Set<string>();
  const budget = createBudget();

  const importedIn = (environment: string) => (name: string) => {
    const key = `${environment} ${name}`;
    // What is taken from itself, or from one by way of very many others, is not told.
    if (asked.has(key) || asked.size > mostSteps) return untold();
    asked.add(key);
    const value = known.get(key) ?? exported.get(key)?.() ?? untold();
    known.set(key, value);
    asked.delete(key);
    return value;
  };

  const open = stacks.map(({ name, text, environment, parameters }) =>
    named(name, () => {
      const imported = importedIn(environment);
      return { name, environment, ...openTemplate(text, { parameters, imported, isOfCdk: true, budget }) };
    }),
  );
  for (const { name, environment, template, scope } of open) {
    for (const output of Object.values(template.outputs)) {
      const { Value, Export } = members(output);
      const as = named(name, () => scope.value(members(Export).Name));
      if (typeof as === 'string')
        exported.set(`${environment} ${as}`, () => ofStack(name, scope.value(Value)));
    }
  }
  const declared = open.map(one => {
    const { resources, gaps, nested } = named(one.name, () => declaredIn(one));
    return {
      gaps,
      resources: resources.map(resource => resourceOf(one.name, resource)),
      nested: nested.map(({ logicalId, knows }) => ({
        logicalId,
        knows: new Set([...knows].map(address => addressIn(one.name, address))),
      })),
    };
  });
  return wholeOf(declared);
}

function named<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SourceNotRead)) throw error;
    throw new SourceNotRead(`has the stack ${name}, whose template ${error.message}`);
  }
}

/** Logical ids have no such sign. */
function addressIn(stack: string, address: string): string {
  return address.includes('/') ? address : `${stack}/${address}`;
}

function ofStack(name: string, value: unknown): unknown {
  if (!isUntold(value) || !value.refersTo) return value;
  const { refersTo } = value;
  return untold({ ...value, refersTo: { ...refersTo, resource: addressIn(name, refersTo.resource) } });
}

function resourceOf(stack: string, resource: DeclaredResource): DeclaredResource {
  const { address, pool } = resource;
  return {
    ...resource,
    address: addressIn(stack, address),
    ...(pool && 'address' in pool && { pool: { address: addressIn(stack, pool.address) } }),
  };
}
