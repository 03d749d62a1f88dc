/** A role, with who may take it on. */
export interface Role {
  readonly arn: string;
  /** The trust policy as JSON. */
  readonly trust: string;
}

/** What a role may do, as IAM works it out from its policies. */
export interface Simulated {
  readonly action: string;
  readonly isAllowed: boolean;
}

/** What IAM is asked. It is the same in all regions; the region tells the partition. */
export interface RoleReads {
  /** By name; undefined where there is none. */
  role(region: string, name: string): Promise<Role | undefined>;
  /** Whether a role may do something with a resource. Policies of the resource are not counted in. */
  simulate(
    region: string,
    roleArn: string,
    actions: readonly string[],
    resource: string,
  ): Promise<readonly Simulated[]>;
}
