import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { freePort } from './dovecot.ts';

const agent = ['/usr/lib/dovecot/dovecot-lda', '/usr/libexec/dovecot/dovecot-lda'].find(existsSync);

/** A mail server that puts what it takes into the mailboxes of a Dovecot, each named like the recipient. */
export interface SmtpHop {
  readonly port: number;
  /** Keeps the mails that it takes from now on. */
  readonly hold: () => void;
  /** Keeps no more of those that it takes. */
  readonly pass: () => void;
  /** Hands on the first of the mails that it keeps. */
  readonly release: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param config of that Dovecot */
export async function startSmtpHop(config: string): Promise<SmtpHop> {
  if (agent === undefined) throw new Error('Dovecot has no dovecot-lda where it is looked for.');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'smtp-hop-'));
  const [deliver, flag, kept] = [join(folder, 'deliver'), join(folder, 'hold'), join(folder, 'kept')];
  mkdirSync(kept);
  writeFileSync(
    deliver,
    `if [ -e ${flag} ]; then exec cat > "${kept}/$(date +%s%N) $1 $2"; fi\nexec ${agent} -c ${config} -f "$1" -d "$2"\n`,
  );
  const server = spawn('msmtpd', [`--port=${port}`, `--command=sh ${deliver} %F`], { stdio: 'ignore' });
  const failed = once(server, 'exit').then(() => {
    throw new Error('msmtpd ended.');
  });
  failed.catch(() => undefined);
  await Promise.race([listens(port), failed]);
  return {
    port,
    hold: () => writeFileSync(flag, ''),
    pass: () => rmSync(flag),
    release: async () => {
      const [name = ''] = readdirSync(kept).toSorted();
      const [, from = '', to = ''] = name.split(' ');
      const mail = createReadStream(join(kept, name));
      const delivering = spawn(agent, ['-c', config, '-f', from, '-d', to], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      const [[code]] = await Promise.all([once(delivering, 'exit'), pipeline(mail, delivering.stdin)]);
      if (code !== 0) throw new Error(`dovecot-lda ended with ${code}.`);
      rmSync(join(kept, name));
    },
    close: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

/** It does not say when it is ready. */
async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const [connected] = await Promise.race([
      once(socket, 'connect').then(() => [true]),
      once(socket, 'close').then(() => [false]),
    ]).catch(() => [false]);
    socket.destroy();
    if (connected) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
