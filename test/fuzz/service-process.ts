/*
 * A Lifeguard in a process of its own, which tells its parent where it is, what it takes of memory after a collection,
 * and what went wrong inside: `node --expose-gc test/fuzz/service-process.ts`, forked.
 */
import { parsePools } from '../../src/config/load-pools.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { makeSigningKey } from '../../src/pool/signing-key.ts';
import { startService } from '../../src/server/service.ts';

const [, , text = ''] = process.argv;
const loaded = parsePools(text, { file: 'pools.yaml', directory: '/', environment: {} });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));

const tell = (message: object) => process.send?.(message);
// Keys take longer to make than anything that is tested here; each use has one, whatever pools there are.
const [id, access] = [makeSigningKey(systemRandom), makeSigningKey(systemRandom)];
const service = await startService({
  config: loaded.pools,
  port: 0,
  host: '127.0.0.1',
  data: 'memory',
  keys: (_poolId, use) => (use === 'id' ? id : access),
  log: line => tell({ logged: line }),
});

process.on('message', message => {
  if (message === 'heap') {
    globalThis.gc?.();
    tell({ heap: process.memoryUsage().heapUsed, whole: process.memoryUsage().rss });
  }
  if (message === 'stop') service.stop().then(() => process.disconnect());
});
tell({ origin: service.origin });
