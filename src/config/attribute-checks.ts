import { faultOf } from '../pool/attribute-rules.ts';
import { customNameOf, type SchemaAttribute, schemaFrom } from '../pool/attribute-schema.ts';
import { type CrossCheck, type Finding, repeated } from './cross-check.ts';
import type { CustomAttributeEntry } from './custom-attribute-entry.ts';
import { describedSchema } from './described-schema.ts';
import type { PoolHead } from './pool-entry.ts';
import type { Path } from './source.ts';
import { didYouMean } from './suggest.ts';
import type { Understood } from './understood.ts';

/** How the attributes of pools, app clients and users are held against each other. */
export const attributeChecks: Readonly<Record<string, CrossCheck>> = {
  customAttributesAreUnique: ({ pools }) =>
    pools.flatMap(pool =>
      repeated(
        customOf(pool),
        { field: 'name', expected: 'a name that no other of customAttributes has' },
        attribute => attribute.name,
      ),
    ),

  boundsFitTheirAttribute: ({ pools }) =>
    pools.flatMap(customOf).flatMap(({ value, path }) => {
      const fault = faultOfBounds(value);
      return fault ? [{ path: [...path, fault.key], expected: fault.expected, found: fault.found }] : [];
    }),

  verifiedBeforeUpdateAreVerified: ({ pools }) =>
    pools.flatMap(({ path, value: { verifyBeforeUpdate = [], autoVerifiedAttributes = [] } }) =>
      verifyBeforeUpdate
        .filter(attribute => !autoVerifiedAttributes.includes(attribute))
        .map(attribute => ({
          path: [...path, 'verifyBeforeUpdate'],
          expected: `${attribute} in autoVerifiedAttributes too`,
          found: 'none',
        })),
    ),

  clientsNameAttributesOfThePool: file => {
    const schemas = schemasOf(file);
    return file.clients.flatMap(({ path, value }) => {
      const schema = schemas.get(path[1]);
      if (!schema) return [];
      // `identities` is in no schema, and clients may be let read it.
      return (['readAttributes', 'writeAttributes'] as const).flatMap(key =>
        (value[key] ?? []).flatMap((name, index) =>
          name === 'identities' ? [] : unknown(schema, name, [...path, key, index]),
        ),
      );
    });
  },

  usersHaveAttributesOfThePool: file => {
    const schemas = schemasOf(file);
    return file.users.flatMap(({ path, value: { attributes = {} } }) => {
      const schema = schemas.get(path[1]);
      if (!schema) return [];
      return Object.entries(attributes).flatMap(([name, value]): readonly Finding[] => {
        const at = [...path, 'attributes', name];
        const attribute = schema.find(({ Name }) => Name === name);
        if (!attribute) return unknown(schema, name, at);
        const fault = value === '' ? undefined : faultOf(attribute, value);
        if (!fault) return [];
        const limit = 'limit' in fault ? `, the limit is ${fault.limit}` : '';
        const found = `another: ${fault.kind.replaceAll('-', ' ')}${limit}`;
        return [{ path: at, expected: `a value that ${name} may have`, found }];
      });
    });
  },

  usersHaveWhatIsRequired: ({ pools, users }) =>
    users.flatMap(({ path, value: { username = '', email, attributes = {} } }) => {
      const pool = pools.find(entry => entry.path[1] === path[1])?.value;
      const address = username.includes('@') ? 'email' : 'phone_number';
      const stands = pool?.usernameAttributes?.includes(address) ? address : undefined;
      return (pool?.requiredAttributes ?? [])
        .filter(name => name !== stands && !(name === 'email' && email !== undefined) && !attributes[name])
        .map(name => ({
          path: [...path, 'attributes'],
          expected: `a value for ${name}, which the pool requires`,
          found: 'none',
        }));
    }),
};

/** The attributes of a pool's own that are right in themselves. */
function customOf({ path, value }: Understood['pools'][number]) {
  const entries: PoolHead['customAttributes'] = value.customAttributes ?? [];
  return entries.map((entry, index) => ({ value: entry, path: [...path, 'customAttributes', index] }));
}

function faultOfBounds({ type, min, max }: CustomAttributeEntry) {
  for (const [key, bound] of Object.entries({ min, max })) {
    if (bound === undefined) continue;
    if (type === 'DateTime' || type === 'Boolean') {
      return { key, expected: 'a String or a Number, which alone have bounds', found: type };
    }
    if (type === 'String' && (bound < 0 || bound > 2_048)) {
      return { key, expected: 'a length from 0 to 2048', found: String(bound) };
    }
  }
  if (min === undefined || max === undefined || min <= max) return undefined;
  return { key: 'max', expected: `${min} or more, as min says`, found: String(max) };
}

/** The schema of each pool by its place in the file, but where a fault of the pool's entry hides it. */
function schemasOf({ pools }: Understood): ReadonlyMap<Path[number] | undefined, readonly SchemaAttribute[]> {
  return new Map(
    pools
      .filter(({ value }) => value.customAttributes && value.requiredAttributes)
      .map(({ path, value }) => [path[1], schemaFrom(describedSchema(value))]),
  );
}

function unknown(schema: readonly SchemaAttribute[], name: string, path: Path): readonly Finding[] {
  const known = schema.flatMap(({ Name }) => Name ?? []);
  if (known.includes(name)) return [];
  const isBare = known.includes(customNameOf({ Name: name }));
  return [
    {
      path,
      expected: 'a standard attribute, or custom: and the name of one in customAttributes',
      found: JSON.stringify(name),
      hint: isBare ? `Did you mean "${customNameOf({ Name: name })}"?` : didYouMean(name, known),
    },
  ];
}
