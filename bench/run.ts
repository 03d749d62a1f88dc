/*
 * `npm run bench`: how fast Lifeguard is on this machine, and how near to what the machine can do at all. `--write` puts
 * the tables into docs/performance.md. It takes under eight minutes. `--only=WORDS` measures the operations whose names have
 * these words in them, or the commands: `--only=guard` takes one minute.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { layPackage } from '../scripts/lay-package.ts';
import { systemRandom } from '../src/pool/random.ts';
import { startPowers } from '../src/pool/worker-powers.ts';
import { measureAllCommands } from './all-commands.ts';
import type { CommandRow } from './commands.ts';
import { startCostThreads } from './cost-threads.ts';
import { startEcho } from './echo.ts';
import { groups } from './groups.ts';
import { startLifeguard } from './lifeguard-process.ts';
import { startLoadProcess } from './load-process.ts';
import { loadUsers, thousand } from './load-users.ts';
import { measureAll } from './measure-all.ts';
import type { Bench, Operation } from './operation.ts';
import { reads } from './reads.ts';
import { betweenMarkers, commandReport, report } from './report.ts';
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
const chosen = process.argv.find(argument => argument.startsWith('--only='))?.slice('--only='.length);
const isChosen = (name: string) => chosen === undefined || name.includes(chosen);

const say = (line: string) => process.stderr.write(`${line}\n`);

// Beside the sources and not in the folder for temporary files, which may be in memory.
mkdirSync(join(root, '.lifeguard'), { recursive: true });
const folder = mkdtempSync(join(root, '.lifeguard/bench-'));
const home = join(folder, 'node_modules/lifeguard');
const program = join(home, 'bin/lifeguard.js');
const load = startLoadProcess();
const run: Bench['run'] = job => load.run(job);
try {
  await layPackage(home);
  const commands = await measureAllCommands({ folder, program, run }, isChosen, say);
  if (chosen !== undefined && commands.length > 0) console.log(commandReport(commands));
  else {
    const text = await measureService(commands);
    console.log(text);
    if (process.argv.includes('--write')) {
      writeFileSync(page, betweenMarkers(readFileSync(page, 'utf8'), text));
    }
  }
} finally {
  load.stop();
  rmSync(folder, { recursive: true });
}

/** Measures the service, and reports all. */
async function measureService(commands: readonly CommandRow[]): Promise<string> {
  const powers = startPowers(systemRandom, cores);
  const echo = await startEcho();
  const costThreads = startCostThreads(folder, cores);
  try {
    say('Starts …');
    const starts = await measureStarts(folder, program);

    say('101,000 users …');
    const data = mkdtempSync(join(folder, 'users-'));
    await (await startLifeguard(data, { config })).stop();
    const users = await loadUsers(data, powers);

    const service = await startLifeguard(data, { config });
    const taps = { service: await startTap(service.port, folder), echo: await startTap(echo.port, folder) };
    try {
      const bench: Bench = { port: service.port, users, powers, run };
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
      const results = await measureAll(
        { service, echoPort: echo.port, costThreads, cores, run },
        operations.filter(({ name }) => isChosen(name)),
        say,
      );
      return report({ ...results, commands, starts, cores, busyMemory: service.memory() });
    } finally {
      await Promise.all([taps.service.stop(), taps.echo.stop()]);
      await service.stop();
    }
  } finally {
    echo.stop();
    await costThreads.stop();
    await powers.close();
  }
}
