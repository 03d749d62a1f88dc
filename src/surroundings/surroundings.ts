import type { Clock } from '../pool/clock.ts';
import type { CertificateReads } from './certificate-reads.ts';
import type { CognitoReads } from './cognito-reads.ts';
import type { FirewallReads } from './firewall-reads.ts';
import type { FunctionReads } from './function-reads.ts';
import type { GatewayReads } from './gateway-reads.ts';
import type { KeyReads } from './key-reads.ts';
import type { LogReads } from './log-reads.ts';
import type { MailReads } from './mail-reads.ts';
import type { MetricReads } from './metric-reads.ts';
import type { NameReads } from './name-reads.ts';
import type { RoleReads } from './role-reads.ts';
import type { Target } from './target.ts';
import type { TextMessageReads } from './text-message-reads.ts';
import type { WebReads } from './web-reads.ts';

/**
 * All that a check may look at. Each read is made when it is first asked for and once, however many checks ask. It
 * rejects with `NotRead` where it could not be made, which a check lets through.
 */
export interface Surroundings {
  readonly target: Target;
  readonly clock: Clock;
  readonly cognito: CognitoReads;
  readonly functions: FunctionReads;
  readonly web: WebReads;
  readonly mail: MailReads;
  readonly textMessages: TextMessageReads;
  readonly roles: RoleReads;
  readonly keys: KeyReads;
  readonly metrics: MetricReads;
  readonly logs: LogReads;
  readonly gateways: GatewayReads;
  readonly firewalls: FirewallReads;
  readonly certificates: CertificateReads;
  readonly names: NameReads;
}
