import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import { freshDatabase, postgresForTests } from '../../scripts/postgres.ts';
import { api } from '../../src/model/api.ts';
import type { OperationName } from '../../src/model/operation.ts';

/** An answer as it came over the wire, read. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Two processes of the service on one PostgreSQL database. */
export interface TwoProcesses {
  /** Calls the process of that turn: they take turns. */
  call(turn: number, operation: OperationName, input: object): Promise<Answer>;
  /** The code of the newest message to that address. */
  codeFor(email: string): Promise<string>;
  stop(): Promise<void>;
}

const program = resolve(import.meta.dirname, '../../bin/lifeguard.js');

/** Starts them with these pools, as `lifeguard up` of one machine each. */
export async function startTwoProcesses(pools: object): Promise<TwoProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-race-'));
  const config = join(folder, 'pools.yaml');
  writeFileSync(config, stringify(pools));
  const database = await postgresForTests(process.env);
  const store = await freshDatabase(database.url);
  const children: ChildProcess[] = [];

  async function start(): Promise<string> {
    const flags = [
      '--json',
      '--port',
      '0',
      '--config',
      config,
      '--data',
      join(folder, 'data'),
      '--store',
      store,
    ];
    const child = spawn(process.execPath, [program, 'up', ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => ['{}'])]);
    const { endpoint }: { endpoint?: string } = JSON.parse(String(line));
    if (endpoint === undefined) throw new Error('a process did not start');
    return endpoint;
  }

  // One after the other: the first brings the schema and the pools.
  const endpoints = [await start(), await start()];
  return {
    async call(turn, operation, input) {
      const response = await fetch(endpoints[turn % 2] ?? '', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${api.targetPrefix}.${operation}`,
          'x-amz-date': '20261121T000000Z',
          authorization:
            'AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00',
        },
        body: JSON.stringify(input),
      });
      return { status: response.status, body: JSON.parse((await response.text()) || '{}') };
    },
    async codeFor(email) {
      const response = await fetch(`${endpoints[0]}/_lifeguard/mail?to=${encodeURIComponent(email)}`);
      const messages: readonly { codes: readonly string[] }[] = JSON.parse(await response.text());
      const found = messages[0]?.codes[0];
      if (found === undefined) throw new Error(`no code was sent to ${email}`);
      return found;
    },
    async stop() {
      for (const child of children) {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }
      await database.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
