import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { openStore } from '../../src/store/open.ts';
import { mailboxContract } from './mailbox-contract.ts';

let server: PostgresServer;

mailboxContract({
  name: 'PostgreSQL',
  before: async () => {
    server = await postgresForTests(process.env);
  },
  after: () => server.stop(),
  open: async () => openStore({ data: 'memory', url: await freshDatabase(server.url), connections: 2 }),
});
