import type { PoolsFile } from '../config/pools-file.ts';
import { isObject } from '../pool/is-object.ts';
import { type Edit, isPushedPool, type Planned } from './edit.ts';
import { regionIn } from './region-in.ts';

/**
 * The same plan with what its triggers and pools need elsewhere in the file: entries of functions that it does not have,
 * and regions.
 */
export function withFunctions(file: PoolsFile, plan: readonly Planned[]): readonly Planned[] {
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(file.functions));
  const nameOf = (reference: string): string => {
    const known = names.get(reference);
    if (known !== undefined || !reference.startsWith('arn:')) return known ?? reference;
    const base = reference.split(':')[6] ?? reference;
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
    taken.add(name);
    names.set(reference, name);
    return name;
  };
  const entryOf = (reference: string): readonly Edit[] =>
    reference.startsWith('arn:')
      ? [{ kind: 'set', path: ['functions', nameOf(reference)], value: { arn: reference } }]
      : [];
  return plan.map(({ drift, edits }) => ({
    drift,
    edits: edits.flatMap((edit): readonly Edit[] => {
      const { kind, path, value } = edit;
      if (kind === 'set' && path.at(-2) === 'triggers' && typeof value === 'string') {
        return [...entryOf(value), { ...edit, value: nameOf(value) }];
      }
      if (!isPushedPool(edit) || !isObject(value)) return [edit];
      const triggers = isObject(value.triggers) ? value.triggers : {};
      const references = Object.values(triggers).filter(one => typeof one === 'string');
      const named = Object.entries(triggers).map(([trigger, one]) => [trigger, nameOf(String(one))]);
      const region = typeof value.id === 'string' ? regionIn(value.id) : undefined;
      const isNew = region !== undefined && !file.regions.includes(region);
      return [
        ...(isNew
          ? [
              {
                kind: 'set',
                path: ['regions'],
                value: [...file.regions, region],
                described: file.regions,
              } as const,
            ]
          : []),
        ...references.flatMap(entryOf),
        { ...edit, value: { ...value, ...(named.length > 0 && { triggers: Object.fromEntries(named) }) } },
      ];
    }),
  }));
}
