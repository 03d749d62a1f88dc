import { members } from '../../pool/members.ts';
import { isUntold } from '../declared/untold.ts';
import type { Scope } from './scope.ts';

/** Resources that are stacks of their own, whose templates stand elsewhere. */
const stackTypes: ReadonlySet<unknown> = new Set([
  'AWS::CloudFormation::Stack',
  'AWS::Serverless::Application',
]);

/** A stack within a stack. */
export interface NestedStack {
  readonly logicalId: string;
  /** The addresses of resources that its parameters tell it of. */
  readonly knows: ReadonlySet<string>;
}

/** The nested stacks of a template. */
export function nestedStacks(scope: Scope): readonly NestedStack[] {
  return Object.entries(scope.resources).flatMap(([logicalId, resource]) => {
    const { Type, Condition, Properties } = members(resource);
    if (!stackTypes.has(Type)) return [];
    if (typeof Condition === 'string' && scope.holds(Condition) === false) return [];
    const given = Object.values(members(scope.value(members(Properties).Parameters))).flat();
    const knows = given.flatMap(value => {
      if (typeof value === 'string') return scope.logicalIds.get(value) ?? [];
      return isUntold(value) ? (value.refersTo?.resource ?? []) : [];
    });
    return [{ logicalId, knows: new Set(knows) }];
  });
}
