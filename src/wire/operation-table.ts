import { operationNotBuilt } from '../causes/requests/operation-not-built.ts';
import { unknownOperation } from '../causes/requests/unknown-operation.ts';
import { api, shape } from '../model/api.ts';
import { type Decode, decoderOf } from '../model/decode.ts';
import type { OperationName } from '../model/operation.ts';
import { type Serialise, serialiserOf } from '../model/serialise.ts';
import { type Validate, validatorOf } from '../model/validate.ts';
import type { Call, SignedIn } from '../operations/call.ts';
import { notBuilt, type Registry } from '../operations/entry.ts';
import type { Ports } from '../operations/ports.ts';
import { header, type WireRequest } from './message.ts';

/** An operation with all that the model and the registry say of it, compiled on its first call. */
export interface ReadyOperation {
  readonly name: OperationName;
  /** Whether callers must sign with AWS credentials. */
  readonly signed: boolean;
  readonly takesAccessToken: boolean;
  readonly decode: Decode;
  readonly validate: Validate;
  /** The text of the answer; empty where the service sends no body. */
  readonly serialise: Serialise;
  readonly run: (
    ports: Ports,
    input: unknown,
    call: Call & { readonly signedIn?: SignedIn },
  ) => Promise<unknown>;
}

/**
 * Gives a request's operation. One that is not built is there too: its input is validated like any other, and
 * running it throws operationNotBuilt.
 *
 * @throws unknownOperation
 */
export type FindOperation = (request: WireRequest) => ReadyOperation;

/** Looks operations up by the header X-Amz-Target. */
export function operationTable(registry: Registry): FindOperation {
  const ready = new Map<string, ReadyOperation>();
  return request => {
    const target = header(request, 'x-amz-target');
    const known = target === undefined ? undefined : ready.get(target);
    if (known && isCall(request)) return known;
    const name = nameIn(target);
    if (target === undefined || name === undefined || !isCall(request)) {
      throw unknownOperation({ target: target ?? '(none)', method: request.method, path: request.path });
    }
    const made = prepare(registry, name);
    ready.set(target, made);
    return made;
  };
}

function isCall(request: WireRequest): boolean {
  return request.method === 'POST' && request.path === '/';
}

/** The operation behind the dot of a target; undefined for one that the API does not have. */
export function nameIn(target: string | undefined): OperationName | undefined {
  const name = target?.startsWith(`${api.targetPrefix}.`) ? target.slice(api.targetPrefix.length + 1) : '';
  // A test holds the model's names against the type's, both ways.
  return Object.hasOwn(api.operations, name) ? (name as OperationName) : undefined;
}

function prepare(registry: Registry, name: OperationName): ReadyOperation {
  const entry = registry[name];
  const model = api.operations[name];
  if (!model) throw new Error(`the API model has no operation ${name}`);
  return {
    name,
    signed: model.auth === 'sigv4',
    takesAccessToken: entry !== notBuilt && shape(model.input).required?.includes('AccessToken') === true,
    decode: decoderOf(model.input),
    validate: validatorOf(model.input),
    serialise: model.output === null ? () => '' : serialiserOf(model.output),
    run: runOf(name, entry),
  };
}

function runOf(name: OperationName, entry: Registry[OperationName]): ReadyOperation['run'] {
  if (entry === notBuilt) return () => Promise.reject(operationNotBuilt({ operation: name }));
  // Each entry takes the input of its own name, which the decoder and validator of that name have made, and
  // the signed-in caller where the model requires an access token: the wire passes both by the same name.
  const load = entry as () => Promise<Readonly<Record<string, ReadyOperation['run']>>>;
  let loaded: ReadyOperation['run'] | undefined;
  return async (ports, input, call) => {
    loaded ??= (await load())[name];
    if (!loaded) throw new Error(`the file of ${name} does not export it`);
    return loaded(ports, input, call);
  };
}
