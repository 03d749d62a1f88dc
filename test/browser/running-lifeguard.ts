import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import type { StartReport } from '../../src/cli/start-report.ts';
import type { CallEvent } from '../../src/recorder/event.ts';
import type { MailJson } from '../../src/server/pages/mail-json.ts';

/** `lifeguard up` in a process of its own with the example's pools, reached only as its users reach it. */
export interface RunningLifeguard {
  readonly origin: string;
  readonly sdk: CognitoIdentityProviderClient;
  /** The calls that it recorded, oldest first; the query is that of `/_lifeguard/events`. */
  events(query: Readonly<Record<string, string>>): Promise<readonly CallEvent[]>;
  /** The messages to that address, newest first. */
  mail(to: string): Promise<readonly MailJson[]>;
  /** Makes a confirmed user whose name is that address, and who has had no code yet. */
  addUser(poolId: string, email: string, password: string): Promise<void>;
  /** Ends it as SIGTERM does; what it keeps stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  startAgain(): Promise<void>;
  /** Ends it and throws away what it kept. */
  remove(): Promise<void>;
}

const program = resolve(import.meta.dirname, '../../bin/lifeguard.js');

/** @param store a database's URL; SQLite in a temporary folder where it is left out */
export async function runLifeguard(store?: string): Promise<RunningLifeguard> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-browser-'));
  const choices = ['--data', join(folder, 'data'), ...(store === undefined ? [] : ['--store', store])];
  let { process: running, origin } = await start(folder, [...choices, '--port', '0']);
  const sdk = new CognitoIdentityProviderClient({
    endpoint: origin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const stop = async () => {
    if (running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGTERM');
    await once(running, 'exit');
  };

  return {
    origin,
    sdk,
    events: query => readJson(`${origin}/_lifeguard/events?${new URLSearchParams(query)}`),
    mail: to => readJson(`${origin}/_lifeguard/mail?${new URLSearchParams({ to })}`),
    async addUser(UserPoolId, email, Password) {
      const Username = email;
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      await sdk.send(
        new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }),
      );
      await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
    },
    stop,
    async startAgain() {
      ({ process: running, origin } = await start(folder, [...choices, '--port', new URL(origin).port]));
    },
    async remove() {
      await stop();
      sdk.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(
  directory: string,
  flags: readonly string[],
): Promise<{ process: ChildProcess; origin: string }> {
  const started = spawn(process.execPath, [program, 'up', '--json', ...flags], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  started.stderr.setEncoding('utf8').on('data', text => {
    complaints += text;
  });
  const line = once(createInterface(started.stdout), 'line');
  const ended = once(started, 'exit').then(([code]) => {
    throw new Error(`lifeguard up ended with ${code}: ${complaints}`);
  });
  // When it ends later, that is what was asked for.
  ended.catch(() => {});
  const [text] = await Promise.race([line, ended]);
  // The line is what `up --json` says.
  const report = JSON.parse(text) as StartReport;
  return { process: started, origin: report.endpoint };
}

async function readJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  // The mailbox and the recorder answer with the type that their own sources give.
  return (await response.json()) as T;
}
