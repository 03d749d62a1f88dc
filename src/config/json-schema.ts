import * as z from 'zod';
import { poolsFile } from './pools-file.ts';

/** The part of JSON Schema that the schema of pools.yaml uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly writeOnly?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
  readonly anyOf?: readonly JsonSchema[];
}

let made: JsonSchema | undefined;

/** The JSON Schema of what a person writes into pools.yaml, before references to the environment are replaced. */
export function jsonSchema(): JsonSchema {
  made ??= z.toJSONSchema(poolsFile, { io: 'input' }) as JsonSchema; // The schema uses none but these keywords.
  return made;
}

/** The schema of the value at a path; undefined where the file may have none. */
export function schemaAt(path: readonly (string | number)[]): JsonSchema | undefined {
  let schema: JsonSchema | undefined = jsonSchema();
  for (const step of path) {
    if (typeof step === 'number') schema = schema?.items;
    else schema = schema?.properties?.[step] ?? (schema?.additionalProperties || undefined);
  }
  return schema;
}
