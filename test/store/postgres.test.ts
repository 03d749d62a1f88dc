import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { openStore } from '../../src/store/open.ts';
import { storeContract } from './contract.ts';

let server: PostgresServer;

storeContract({
  name: 'PostgreSQL, two nodes',
  readsBesideWrites: true,
  before: async () => {
    server = await postgresForTests(process.env);
  },
  after: () => server.stop(),
  open: async () => {
    const url = await freshDatabase(server.url);
    const node = () => openStore({ data: 'memory', url, connections: 8 });
    // They race to make the schema.
    return Promise.all([node(), node()]);
  },
});
