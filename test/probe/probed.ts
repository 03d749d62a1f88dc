import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { members, textOf } from '../../src/pool/members.ts';
import { cognitoAt } from '../../src/probe/cognito.ts';
import type { RunFailure, RunSubject } from '../../src/probe/run.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

/** What `probe --json` tells of an app client. */
export interface Probed {
  readonly journey: string;
  readonly subject: RunSubject;
  readonly ok?: boolean;
  readonly stages?: readonly { stage: string; outcome: string; seen: string }[];
  readonly failure?: RunFailure;
  readonly passedOver?: string;
  readonly postponed?: string;
}

/** Runs `lifeguard probe --json` against the endpoint, with these pools as its file. */
export async function probed(
  endpoint: string,
  pools: PoolsDescription,
  ...args: readonly string[]
): Promise<{ code: number; runs: readonly Probed[]; complained: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'probe-'));
  try {
    // JSON is YAML too.
    await writeFile(join(directory, 'pools.yaml'), JSON.stringify(pools));
    const terminal = fakeTerminal(directory);
    const code = await main(['probe', '--endpoint', endpoint, '--json', ...args], terminal);
    const said = terminal.said.join('\n');
    const complained = terminal.complained.join('\n');
    return { code, runs: said === '' ? [] : JSON.parse(said), complained };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Signs in by USER_PASSWORD_AUTH. Gives the access token, or undefined where it is refused. */
export async function accessOf(
  endpoint: string,
  who: { readonly client: string; readonly name: string; readonly password: string },
): Promise<string | undefined> {
  try {
    const answer = await cognitoAt(endpoint, fetch)('InitiateAuth', {
      ClientId: who.client,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
    });
    return textOf(members(answer.AuthenticationResult).AccessToken);
  } catch {
    return undefined;
  }
}
