import type * as z from 'zod';
import { isObject } from '../../pool/is-object.ts';
import type { Members } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';
import { isUntold } from './untold.ts';

/** Structures whose members are told or not each on its own; any other is told whole or not at all. */
const inParts = new Set([
  ...['AdminCreateUserConfig', 'EmailConfiguration', 'EmailMfaConfiguration', 'LambdaConfig', 'Policies'],
  ...['TokenValidityUnits', 'VerificationMessageTemplate'],
]);

/** What a resource tells of itself, and what it does not. */
export interface ToldMembers<T> {
  readonly told: T;
  /** The names of members that are not told, such as `Schema` or `LambdaConfig.CustomMessage`. */
  readonly untold: ReadonlySet<string>;
}

/**
 * Reads the properties of a resource by their schema, without what is not told.
 *
 * @param address names the resource where something is wrong with it
 * @throws SourceNotRead with the place and what was expected there
 */
export function toldMembers<S extends z.ZodType>(
  schema: S,
  properties: Members,
  address: string,
): ToldMembers<z.output<S>> {
  const untold = new Set<string>();
  const kept = Object.entries(properties).flatMap(([name, value]) => {
    if (inParts.has(name) && isObject(value) && !isUntold(value)) {
      return [[name, withoutUntold(value, `${name}.`, untold)] as const];
    }
    if (isToldWhole(value)) return [[name, value] as const];
    untold.add(name);
    return [];
  });
  const read = schema.safeParse(Object.fromEntries(kept));
  if (read.success) return { told: read.data, untold };
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new SourceNotRead(`has ${address} with ${place}, which is not ${issue?.message ?? 'as expected'}`);
}

function withoutUntold(structure: Members, prefix: string, untold: Set<string>): Members {
  return Object.fromEntries(
    Object.entries(structure).filter(([name, value]) => {
      const isTold = isToldWhole(value);
      if (!isTold) untold.add(`${prefix}${name}`);
      return isTold;
    }),
  );
}

function isToldWhole(value: unknown): boolean {
  if (isUntold(value)) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isToldWhole);
}
