import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the tests need beside Node.js. */
interface Requirement {
  readonly name: string;
  readonly isThere: () => boolean;
  readonly debianPackages: readonly string[];
  /** What to do where there is no apt-get. */
  readonly advice: string;
}

const requirements: readonly Requirement[] = [
  {
    name: 'Chromium',
    isThere: () => ['chromium', 'chromium-browser', 'google-chrome'].some(isOnPath),
    debianPackages: ['chromium', 'fonts-dejavu-core'],
    advice: 'install Chromium so that `chromium` is on the PATH',
  },
  {
    name: 'PostgreSQL',
    isThere: () =>
      Boolean(process.env.LIFEGUARD_TEST_POSTGRES) ||
      isOnPath('initdb') ||
      debianPostgres() ||
      isOnPath('pg_config'),
    debianPackages: ['postgresql'],
    advice:
      'install the PostgreSQL server, or set LIFEGUARD_TEST_POSTGRES to the URL of one whose user may create databases',
  },
  {
    name: 'Dovecot',
    isThere: () => isOnPath('dovecot') || existsSync('/usr/sbin/dovecot'),
    debianPackages: ['dovecot-imapd'],
    advice: 'install Dovecot 2.3 with IMAP so that `dovecot` is on the PATH; it need not run',
  },
  {
    name: 'msmtpd',
    isThere: () => isOnPath('msmtpd'),
    debianPackages: ['msmtp-mta'],
    advice: 'install msmtp with its `msmtpd`, the mail server that the tests hand mail to; it need not run',
  },
];

/**
 * Sees to the programs that the tests need: what is missing is installed by apt-get where this user may do that
 * without being asked for a password.
 *
 * @returns undefined if all is there, else one sentence that says what to install
 */
export function meetRequirements(): string | undefined {
  const missing = requirements.filter(requirement => !requirement.isThere());
  if (missing.length === 0) return undefined;
  const names = missing.map(({ name }) => name).join(' and ');
  const apt = aptGet();
  if (apt) {
    console.log(`Installing ${names} by apt-get.`);
    install(
      apt,
      missing.flatMap(({ debianPackages }) => debianPackages),
    );
  }
  const still = missing.filter(requirement => !requirement.isThere());
  if (still.length === 0) return undefined;
  const wanted = still.map(({ name }) => name).join(' and ');
  return `The tests need ${wanted}: ${still.map(({ advice }) => advice).join('; ')}.`;
}

/** How apt-get is called without a question: as root, or by a sudo that needs no password. */
function aptGet(): readonly [string, ...string[]] | undefined {
  if (!isOnPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const mayElevate = isOnPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return mayElevate ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'] : undefined;
}

function install([command, ...before]: readonly [string, ...string[]], packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The output is of use only where something went wrong; what is still missing is told in any case.
  for (const args of [
    ['update', '-qq'],
    // A mail server that this machine has already is not replaced by the one of the tests.
    ['install', '-y', '-qq', '--no-install-recommends', '--no-remove', ...packages],
  ]) {
    const done = spawnSync(command, [...before, ...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (done.status !== 0) console.error(done.error?.message ?? done.stderr.trim());
  }
}

function isOnPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Debian keeps the server's programs off the PATH. */
function debianPostgres(): boolean {
  const folder = '/usr/lib/postgresql';
  return (
    existsSync(folder) && readdirSync(folder).some(version => existsSync(join(folder, version, 'bin/initdb')))
  );
}
