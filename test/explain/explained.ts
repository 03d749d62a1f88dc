import { tmpdir } from 'node:os';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

/** What `lifeguard explain --json` tells, as docs/explain.md has it. */
export interface Explained {
  readonly schemaVersion: number;
  readonly read: readonly { from: string; kind: string; says: string; notes: readonly string[] }[];
  readonly findings: readonly {
    error?: { at: string; type?: string; message?: string; operation?: string };
    times: number;
    note?: string;
    causes: readonly ExplainedCause[];
    causesInAll: number;
    ruledOut: readonly { id: string }[];
  }[];
}

/** One cause of it. */
export interface ExplainedCause {
  readonly id: string;
  readonly confidence: string;
  readonly share: number;
  readonly evidence: readonly { says: string; speaks: string }[];
  readonly settledBy?: string;
}

/** What a command line came to. */
export interface Run {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** Runs `lifeguard explain` in a folder, without a pools.yaml unless one is there. */
export async function runExplain(
  args: readonly string[],
  { directory = tmpdir(), input = '', environment = {}, columns = 80 } = {},
): Promise<Run> {
  const terminal = { ...fakeTerminal(directory, environment, input), columns };
  const code = await main(['explain', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

/** What it tells as data. It must have been used rightly. */
export async function explained(
  args: readonly string[],
  surroundings: Parameters<typeof runExplain>[1] = {},
): Promise<Explained> {
  const { said, complained } = await runExplain(['--json', ...args], surroundings);
  if (said === '') throw new Error(`lifeguard explain said nothing: ${complained}`);
  return JSON.parse(said);
}

/** An unsigned token: nothing looks at its signature unless keys are told. */
export function tokenWith(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = { alg: 'RS256', kid: 'key-1' },
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${'s'.repeat(342)}`;
}

/** A file of CloudTrail as it is delivered: calls of one user, five seconds apart, ten minutes ago. */
export function trail(...events: readonly object[]): string {
  return JSON.stringify({
    Records: events.map((event, index) => ({
      eventSource: 'cognito-idp.amazonaws.com',
      eventTime: new Date(Date.now() - 600_000 + index * 5_000).toISOString(),
      awsRegion: 'us-east-1',
      additionalEventData: { sub: 'd0a1' },
      ...event,
    })),
  });
}
