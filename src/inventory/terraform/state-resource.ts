import type { Members } from '../../pool/members.ts';

/** One instance of a resource as a Terraform state or plan tells it. */
export interface StateResource {
  readonly type: string;
  /** Within its module, such as `main`. */
  readonly name: string;
  /** Such as `module.auth["eu"]`; empty for the root. */
  readonly module: string;
  /** Of `count` or `for_each`. */
  readonly index?: string | number;
  /** By the names of the provider's schema. What is sensitive, or known after apply, is Untold. */
  readonly values: Members;
  /** Whether it has a client secret, which is not among the values. */
  readonly hasSecret: boolean;
}

/** `module.auth.aws_cognito_user_pool.main["eu"]`. */
export function addressOf({
  type,
  name,
  module,
  index,
}: Omit<StateResource, 'values' | 'hasSecret'>): string {
  return `${module === '' ? '' : `${module}.`}${type}.${name}${suffixOf({ index })}`;
}

/** The index of an instance as it is written: `["eu"]`, `[0]`; empty where there is none. */
export function suffixOf({ index }: { readonly index?: string | number | undefined }): string {
  return index === undefined ? '' : `[${JSON.stringify(index)}]`;
}
