import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';

/** A running server: the URL of its maintenance database, and how to stop it. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whom a program runs as, where it may not be us. */
interface Account {
  readonly uid: number;
  readonly gid: number;
}

const superuser = 'lifeguard';

/**
 * The server for tests: the one that `LIFEGUARD_TEST_POSTGRES` names, else one started for the caller.
 *
 * @throws {Error} with one sentence that says what to install, where there is no PostgreSQL.
 */
export async function postgresForTests(environment: NodeJS.ProcessEnv): Promise<PostgresServer> {
  const url = environment.LIFEGUARD_TEST_POSTGRES;
  return url ? { url, stop: async () => {} } : startPostgres();
}

/**
 * Starts a throw-away PostgreSQL server on a free loopback port, its data in a temporary folder. It keeps nothing safe
 * from a power cut, asks for a password, and sorts text by a language, as servers in production do.
 *
 * @throws {Error} with one sentence that says what to install, where there is no PostgreSQL.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function stop(): Promise<void> {
    process.off('exit', clear);
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise(resolve => server?.once('exit', resolve));
      // SIGQUIT: stop at once, keeping nothing.
      server.kill('SIGQUIT');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }

  /** For a caller that ends without stopping the server. */
  function clear(): void {
    server?.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }

  process.once('exit', clear);
  try {
    makeCluster(programs, folder, password, account);
    server = spawn(join(programs, 'postgres'), serverArguments(folder, port), {
      stdio: 'ignore',
      ...account,
    });
    const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
    await untilReady(url, server);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes an empty database on that server and gives its URL. */
export async function freshDatabase(url: string): Promise<string> {
  const name = `lifeguard_${randomBytes(8).toString('hex')}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}

/** The folder with `initdb` and `postgres`, the newest where there are several. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const folders = [
    ...versions.map(version => join(debian, version, 'bin')),
    ...(asked ? [asked] : []),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  const found = folders.find(
    folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (found) return found;
  throw new Error(
    'PostgreSQL is not installed, and the tests need its server: apt-get install postgresql, brew install postgresql, ' +
      'or set LIFEGUARD_TEST_POSTGRES to the URL of a server whose user may create databases.',
  );
}

/** PostgreSQL refuses to run as root; then it runs as its own user, or as nobody. */
function unprivileged(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag =>
      spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim(),
    );
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.');
}

function makeCluster(programs: string, folder: string, password: string, account: Account | undefined): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const required = [
    ...['--pgdata', join(folder, 'data'), '--username', superuser, '--pwfile', passwordFile],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'],
  ];
  // The order of ICU's English shows where a table forgot to ask for bytes. Before version 15 there is no such choice.
  const english = ['--locale-provider', 'icu', '--icu-locale', 'en-US'];
  let complaint = '';
  for (const options of [[...required, ...english], required]) {
    const made = spawnSync(join(programs, 'initdb'), options, { encoding: 'utf8', cwd: folder, ...account });
    if (made.status === 0) return;
    complaint = made.error?.message ?? made.stderr.trim();
  }
  throw new Error(`initdb failed: ${complaint}`);
}

function serverArguments(folder: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  return [
    '-D',
    join(folder, 'data'),
    ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  ];
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at once, with code ${server.exitCode}.`);
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('PostgreSQL did not answer within ten seconds of its start.');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
