import { after, before, describe } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import type { LifeguardOptions } from '../../src/testing/index.ts';
import { startWire, type Wire } from './wire.ts';

/** Runs the same tests on both engines. `wire` gives the running service within a test. */
export function onBothEngines(options: LifeguardOptions, tests: (wire: () => Wire) => void): void {
  let wire: Wire;
  describe('on SQLite', () => {
    before(async () => {
      wire = await startWire(options);
    });
    after(() => wire.stop());
    tests(() => wire);
  });
  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    before(async () => {
      server = await postgresForTests(process.env);
      wire = await startWire({ ...options, store: await freshDatabase(server.url) });
    });
    after(async () => {
      await wire.stop();
      await server.stop();
    });
    tests(() => wire);
  });
}
