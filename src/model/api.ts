import { readFileSync } from 'node:fs';

/**
 * How a caller proves itself: `none` is public or by access token, `sigv4` is signed with AWS credentials.
 */
export type Authorisation = 'none' | 'sigv4';

/** One operation of the API model. `output` is null where the service answers with a zero-byte body. */
export interface OperationModel {
  readonly input: string;
  readonly output: string | null;
  readonly errors: readonly string[];
  readonly auth: Authorisation;
}

/** One shape of the API model; which members it has depends on its `type`. */
export interface Shape {
  readonly type:
    | 'string'
    | 'structure'
    | 'integer'
    | 'long'
    | 'boolean'
    | 'list'
    | 'blob'
    | 'map'
    | 'timestamp';
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: true;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly exception?: true;
  readonly fault?: true;
  /** Not all limits within this shape are published: a member without a shape of its own is checked by type only. */
  readonly unconstrained?: true;
}

/** The whole API model, as `model/cognito-idp.json` holds it. */
export interface ApiModel {
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** The model of the Cognito user pools API, read once. */
export const api: ApiModel = JSON.parse(
  readFileSync(new URL('../../model/cognito-idp.json', import.meta.url), 'utf8'),
);

/** The shape of that name; a name that the model does not have is a bug of the model file. */
export function shape(name: string): Shape {
  const found = api.shapes[name];
  if (!found) throw new Error(`the API model has no shape ${name}`);
  return found;
}
