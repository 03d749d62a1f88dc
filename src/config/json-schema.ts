import * as z from 'zod';
import { poolsFile } from './pools-file.ts';

/** The part of JSON Schema that the schema of pools.yaml uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly writeOnly?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
  readonly anyOf?: readonly JsonSchema[];
}

const made = new WeakMap<z.ZodType, JsonSchema>();

/** The JSON Schema of a file once references to the environment are replaced; of pools.yaml where none is named. */
export function jsonSchema(file: z.ZodType = poolsFile): JsonSchema {
  const known = made.get(file);
  if (known) return known;
  const schema = z.toJSONSchema(file, { io: 'input' }) as JsonSchema; // The schemas use none but these keywords.
  made.set(file, schema);
  return schema;
}

/** The schema of the value at a path; undefined where the file may have none. */
export function schemaAt(
  path: readonly (string | number)[],
  root: JsonSchema = jsonSchema(),
): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const step of path) {
    if (typeof step === 'number') schema = schema?.items;
    else schema = schema?.properties?.[step] ?? (schema?.additionalProperties || undefined);
  }
  return schema;
}

/** The JSON Schema for editors: of the file as it is written, where a reference may stand for most values. */
export function editorSchema(file: z.ZodType = poolsFile): JsonSchema {
  return withReferences(jsonSchema(file));
}

const reference: JsonSchema = { type: 'string', pattern: '\\$\\{[A-Za-z_]' };

function withReferences(schema: JsonSchema): JsonSchema {
  const { description, default: fallback, ...rest } = schema;
  const isText = rest.type === 'string' && (rest.pattern ?? rest.enum ?? rest.format) !== undefined;
  if (isText || rest.type === 'integer' || rest.type === 'boolean') {
    const about = {
      ...(description === undefined ? {} : { description }),
      ...(fallback === undefined ? {} : { default: fallback }),
    };
    return { ...about, anyOf: [rest, reference] };
  }
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, withReferences(value)]),
      ),
    }),
    ...(items && { items: withReferences(items) }),
    ...(additionalProperties && { additionalProperties: withReferences(additionalProperties) }),
  };
}
