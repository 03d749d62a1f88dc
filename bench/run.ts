/*
 * `npm run bench`: how fast Lifeguard is on this machine, and how near to what the machine can do at all. `--write` puts
 * the tables into docs/performance.md. It takes under five minutes.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { systemRandom } from '../src/pool/random.ts';
import { startPowers } from '../src/pool/worker-powers.ts';
import { startCostThreads } from './cost-threads.ts';
import { startEcho } from './echo.ts';
import { groups } from './groups.ts';
import { startLifeguard } from './lifeguard-process.ts';
import { startLoadProcess } from './load-process.ts';
import { loadUsers, thousand } from './load-users.ts';
import { measureAll } from './measure-all.ts';
import type { Bench, Operation } from './operation.ts';
import { reads } from './reads.ts';
import { betweenMarkers, report } from './report.ts';
import { rotation } from './rotation.ts';
import { secondFactorSignIn } from './second-factor.ts';
import { signIn, signIns } from './sign-ins.ts';
import { measureStarts } from './start.ts';
import { tapCalls } from './tap.ts';
import { startTap } from './tap-process.ts';
import { triggerCalls } from './triggers.ts';
import { writes } from './writes.ts';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'docs/performance.md');
const config = join(import.meta.dirname, 'pools.yaml');
const cores = availableParallelism();

const say = (line: string) => process.stderr.write(`${line}\n`);

// Beside the sources and not in the folder for temporary files, which may be in memory.
mkdirSync(join(root, '.lifeguard'), { recursive: true });
const folder = mkdtempSync(join(root, '.lifeguard/bench-'));
const powers = startPowers(systemRandom, cores);
const load = startLoadProcess();
const echo = await startEcho();
const costThreads = startCostThreads(folder, cores);
try {
  say('Starts …');
  const starts = await measureStarts(folder);

  say('101,000 users …');
  const data = mkdtempSync(join(folder, 'users-'));
  await (await startLifeguard(data, { config })).stop();
  const users = await loadUsers(data, powers);

  const service = await startLifeguard(data, { config });
  const taps = { service: await startTap(service.port, folder), echo: await startTap(echo.port, folder) };
  try {
    const bench: Bench = { port: service.port, users, powers, run: job => load.run(job) };
    const tokens = await signIn(bench, thousand.clientId, 100);
    const operations: readonly Operation[] = [
      ...reads(bench, tokens),
      ...(await tapCalls(bench, tokens, taps)),
      ...signIns(bench, tokens),
      await secondFactorSignIn(bench),
      await rotation(bench),
      await triggerCalls(bench),
      ...(await groups(bench)),
      ...writes(bench),
    ];
    const chosen = process.argv.find(argument => argument.startsWith('--only='))?.slice('--only='.length);
    const results = await measureAll(
      { service, echoPort: echo.port, costThreads, cores, run: bench.run },
      operations.filter(({ name }) => chosen === undefined || name.includes(chosen)),
      say,
    );
    const text = report({ ...results, starts, cores, busyMemory: service.memory() });
    console.log(text);
    if (process.argv.includes('--write')) {
      writeFileSync(page, betweenMarkers(readFileSync(page, 'utf8'), text));
    }
  } finally {
    await Promise.all([taps.service.stop(), taps.echo.stop()]);
    await service.stop();
  }
} finally {
  load.stop();
  echo.stop();
  await costThreads.stop();
  await powers.close();
  rmSync(folder, { recursive: true });
}
