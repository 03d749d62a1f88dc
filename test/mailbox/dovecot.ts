import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ImapEntry } from '../../src/config/mailbox-entry.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../delivery/fixtures/${name}`, import.meta.url));

/** The certificate of the server, for 127.0.0.1 and localhost; it is its own authority. */
export const certificate = fixture('mail-server-cert.pem');

/** A Dovecot in a folder of its own, with a mailbox of 20 MB for each user who logs in, and TLS alone. */
export interface Dovecot {
  readonly port: number;
  /** The port that speaks STARTTLS. */
  readonly startTlsPort: number;
  /** The configuration, for `dovecot-lda`. */
  readonly config: string;
  /** An entry for a user. */
  readonly entry: (user: string, given?: Partial<ImapEntry>) => ImapEntry;
  /** Puts a mail into a mailbox, dated now or as told. */
  readonly put: (user: string, mail: string, given?: { folder?: 'Junk'; at?: number }) => void;
  /** Puts the same mail into a mailbox many times, seen. */
  readonly putMany: (user: string, mail: string, given: { times: number; at: number }) => void;
  /** The flags of the mails in the inbox, by the letters that maildirs have for them. */
  readonly flags: (user: string) => readonly string[];
  readonly close: () => Promise<void>;
}

/** Dovecot keeps no mail of root, so that where the tests run as root, the mails belong to nobody. */
function owner(): Owner {
  const user = process.getuid?.() === 0 ? 'nobody' : userInfo().username;
  const id = (flag: string) => spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim();
  return { user, uid: Number(id('-u')), group: id('-gn'), gid: Number(id('-g')) };
}

interface Owner {
  readonly user: string;
  readonly uid: number;
  readonly group: string;
  readonly gid: number;
}

/** Debian keeps it off the PATH of users. */
const program = existsSync('/usr/sbin/dovecot') ? '/usr/sbin/dovecot' : 'dovecot';

/** A port of this machine that nothing listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on an address has one.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'));
  const mailOwner = owner();
  const { uid, gid } = mailOwner;
  const [port, startTlsPort] = [await freePort(), await freePort()];
  const config = join(folder, 'dovecot.conf');
  const mails = join(folder, 'mail');
  mkdirSync(mails, { mode: 0o755 });
  for (const each of [folder, mails]) chownSync(each, uid, gid);
  writeFileSync(config, configuration({ folder, mails, owner: mailOwner, port, startTlsPort }));
  const server = spawn(program, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  await started(server);

  let put = 0;
  const homes = new Set<string>();
  const maildir = (user: string, inner = ''): string => {
    const home = join(mails, user);
    const place = join(home, inner);
    if (!homes.has(place)) {
      for (const each of [home, place, join(place, 'tmp'), join(place, 'new'), join(place, 'cur')]) {
        mkdirSync(each, { recursive: true });
        chownSync(each, uid, gid);
      }
      homes.add(place);
    }
    return place;
  };
  return {
    port,
    startTlsPort,
    config,
    entry: (user, given = {}) => ({
      host: '127.0.0.1',
      port,
      tls: 'implicit',
      username: user,
      password: 'right',
      folders: ['INBOX', '\\Junk'],
      delete: false,
      ...given,
    }),
    put: (user, mail, { folder: inner, at } = {}) => {
      put += 1;
      const place = maildir(user, inner && `.${inner}`);
      const file = `${1_700_000_000 + put}.M${put}P${process.pid}.test`;
      writeFileSync(join(place, 'tmp', file), mail);
      chownSync(join(place, 'tmp', file), uid, gid);
      if (at !== undefined) utimesSync(join(place, 'tmp', file), at / 1_000, at / 1_000);
      renameSync(join(place, 'tmp', file), join(place, 'new', file));
    },
    putMany: (user, mail, { times, at }) => {
      const place = join(maildir(user), 'cur');
      const first = join(place, `1600000000.M0P${process.pid}.test:2,S`);
      writeFileSync(first, mail);
      chownSync(first, uid, gid);
      utimesSync(first, at / 1_000, at / 1_000);
      for (let time = 1; time < times; time += 1) {
        linkSync(first, join(place, `1600000000.M${time}P${process.pid}.test:2,S`));
      }
    },
    flags: user => readdirSync(join(maildir(user), 'cur')).map(file => file.split(':2,')[1] ?? ''),
    close: async () => {
      server.kill('SIGTERM');
      await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function started(server: ChildProcess & { readonly stderr: NonNullable<ChildProcess['stderr']> }) {
  const said: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    said.push(line);
    if (line.includes('starting up')) {
      server.stderr.resume();
      return;
    }
  }
  throw new Error(`Dovecot did not start: ${said.join('\n')}`);
}

function configuration(given: {
  readonly folder: string;
  readonly mails: string;
  readonly owner: Owner;
  readonly port: number;
  readonly startTlsPort: number;
}): string {
  const { folder, mails, port, startTlsPort } = given;
  const { user, group, gid } = given.owner;
  const unprivileged =
    process.getuid?.() === 0
      ? ''
      : `default_internal_user = ${user}\ndefault_internal_group = ${group}\ndefault_login_user = ${user}\n`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = /dev/stderr
info_log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1 127.0.0.2
ssl = required
ssl_cert = <${certificate}
ssl_key = <${fixture('mail-server-key.pem')}
auth_failure_delay = 0
first_valid_uid = 1
mail_location = maildir:${mails}/%u
mail_max_userip_connections = 50
mail_plugins = quota
mmap_disable = yes
${unprivileged}
passdb {
  driver = static
  args = password=right
}
userdb {
  driver = static
  args = uid=${user} gid=${gid} home=${mails}/%u allow_all_users=yes
}
plugin {
  quota = maildir:User quota
  quota_rule = *:storage=20M
}
service anvil {${unprivileged === '' ? '' : '\n  chroot ='}
  # Else a refused login makes those that follow wait.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${startTlsPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
protocol imap {
  mail_plugins = quota imap_quota
}
namespace inbox {
  inbox = yes
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
}
`;
}
