import type { Members } from '../../pool/members.ts';

/** Stands where `AWS::NoValue` removes a property or an element. */
export const noValue: unique symbol = Symbol('AWS::NoValue');

/** What the functions of a template are evaluated in. */
export interface Scope {
  readonly resources: Members;
  readonly mappings: Members;
  /** Parameters and pseudo parameters by name, Untold where their values are not known. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** The ids that resources have in AWS, by their logical ids. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** The logical ids of resources, by those that they have in AWS. */
  readonly logicalIds: ReadonlyMap<string, string>;
  /** What another stack exports by that name; Untold where that is not known. */
  imported(name: string): unknown;
  /**
   * A value with its functions evaluated, at any depth: Untold where one cannot be, noValue where it is removed.
   *
   * @throws SourceNotRead if it is nested or grows without measure
   */
  value(given: unknown): unknown;
  /** Whether a condition of that name holds; undefined where that is not told. */
  holds(condition: string): boolean | undefined;
  /** Texts put together; Untold where one of the parts is. @throws SourceNotRead if it is too long */
  joined(parts: readonly unknown[], delimiter?: string): unknown;
}
