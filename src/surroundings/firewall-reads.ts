/** A rule of a web ACL. */
export interface FirewallRule {
  readonly name: string;
  /** `Block`, `Challenge`, `Captcha`, `Count`, `Allow`, or `group` for a group of rules that decides itself. */
  readonly action: string;
  /** The managed group that it runs, such as `AWSManagedRulesBotControlRuleSet`. */
  readonly group?: string;
}

/** A web ACL. */
export interface Firewall {
  readonly name: string;
  readonly rules: readonly FirewallRule[];
}

/** What WAF is asked. */
export interface FirewallReads {
  /** The web ACL in front of a pool, by its ARN; undefined where there is none. */
  of(poolArn: string): Promise<Firewall | undefined>;
}
