import type { Members } from '../../pool/members.ts';

/** What a file declares of user pools. */
export type DeclaredKind = 'pool' | 'client' | 'domain' | 'resource server' | 'group' | 'identity provider';

/** What each is called in sentences. */
export const kindWords: Readonly<Record<DeclaredKind, string>> = {
  pool: 'user pool',
  client: 'app client',
  domain: 'domain',
  'resource server': 'resource server',
  group: 'group',
  'identity provider': 'identity provider',
};

/** One resource of a Terraform state or plan, or of a CloudFormation template. */
export interface DeclaredResource {
  readonly kind: DeclaredKind;
  /** Where it stands, for people: `module.auth.aws_cognito_user_pool.main`, or its logical id. */
  readonly address: string;
  /** The id of a pool or app client in AWS, where the file tells it. */
  readonly id?: string;
  readonly region?: string;
  /** The AWS account, where the file tells it. */
  readonly account?: string;
  /** The pool that it belongs to, by id or address, where the file tells it. */
  readonly pool?: { readonly id: string } | { readonly address: string };
  /** Of a pool: why it may have app clients that this source does not have. */
  readonly clientsElsewhere?: string;
  /** By the names of the API's members, each value plain JSON or Untold. Secrets are not among them. */
  readonly properties: Members;
}
