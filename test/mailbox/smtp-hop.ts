import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { freePort } from './dovecot.ts';

const agent = ['/usr/lib/dovecot/dovecot-lda', '/usr/libexec/dovecot/dovecot-lda'].find(existsSync);

/** A mail server that puts what it takes into the mailboxes of a Dovecot, each named like the recipient. */
export interface SmtpHop {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** @param config of that Dovecot */
export async function startSmtpHop(config: string): Promise<SmtpHop> {
  if (agent === undefined) throw new Error('Dovecot has no dovecot-lda where it is looked for.');
  const port = await freePort();
  const deliver = `${agent} -c ${config} -f %F -d`;
  const server = spawn('msmtpd', [`--port=${port}`, `--command=${deliver}`], { stdio: 'ignore' });
  const failed = once(server, 'exit').then(() => {
    throw new Error('msmtpd ended.');
  });
  failed.catch(() => undefined);
  await Promise.race([listens(port), failed]);
  return {
    port,
    close: async () => {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
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
