/*
 * `node bench/million.ts [--users=1000000] [--write]`: sign-in and lookups in a pool of a million users against those in a
 * pool of a thousand, taken in turns, and the memory that the service holds while it serves them. `--write` puts the table
 * into docs/performance.md. Making the users takes some minutes and two gigabytes of disk.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { systemRandom } from '../src/pool/random.ts';
import { startPowers } from '../src/pool/worker-powers.ts';
import { startLifeguard } from './lifeguard-process.ts';
import type { LoadJob } from './load.ts';
import { startLoadProcess } from './load-process.ts';
import { emailOf, loadInto, million, password, thousand } from './load-users.ts';
import { measured, median } from './measured.ts';
import { betweenMarkers } from './report.ts';
import { apiRequest } from './request.ts';

const root = resolve(import.meta.dirname, '..');
const page = join(root, 'docs/performance.md');
const config = join(import.meta.dirname, 'pools.yaml');
const cores = availableParallelism();
const asked = process.argv.find(argument => argument.startsWith('--users='))?.slice('--users='.length);
const users = Number(asked ?? 1_000_000);
/** Of each pool, those who sign in. */
const signing = 500;
const turns = 9;

const say = (line: string) => process.stderr.write(`${line}\n`);

type Place = typeof thousand;

/** What is asked, in a pool of so many users. */
const questions: Readonly<Record<string, (place: Place, size: number) => readonly Buffer[]>> = {
  'Password sign-in': ({ clientId }) =>
    Array.from({ length: signing }, (_, at) =>
      apiRequest(
        'InitiateAuth',
        {
          ClientId: clientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: emailOf(at), PASSWORD: password },
        },
        'public',
      ),
    ),
  'AdminGetUser by alias': ({ poolId }, size) =>
    anywhere(size).map(Username => apiRequest('AdminGetUser', { UserPoolId: poolId, Username }, 'signed')),
  'ListUsers by email': ({ poolId }, size) =>
    anywhere(size).map(email =>
      apiRequest('ListUsers', { UserPoolId: poolId, Filter: `email = "${email}"` }, 'signed'),
    ),
  'ListUsers, a page of 60': ({ poolId }) => [
    apiRequest('ListUsers', { UserPoolId: poolId, Limit: 60 }, 'signed'),
  ],
};

/** Addresses from all over a pool. */
function anywhere(size: number): readonly string[] {
  return Array.from({ length: 2_000 }, (_, at) => emailOf((at * 7_919) % size));
}

mkdirSync(join(root, '.lifeguard'), { recursive: true });
const data = mkdtempSync(join(root, '.lifeguard/million-'));
const powers = startPowers(systemRandom, cores);
const load = startLoadProcess();
try {
  await (await startLifeguard(data, { config })).stop();
  say(`${users} users …`);
  const before = performance.now();
  await loadInto(data, powers, async loading => {
    await loading.addSigning(thousand.poolId, signing);
    await loading.addOthers(thousand.poolId, signing, 1_000);
    await loading.addSigning(million.poolId, signing);
    await loading.addOthers(million.poolId, signing, users);
  });
  const loadSeconds = (performance.now() - before) / 1_000;
  const service = await startLifeguard(data, { config });
  try {
    const rows: string[] = [];
    let memory = service.memory();
    const ask = async (requests: readonly Buffer[], milliseconds: number) => {
      const job: LoadJob = {
        port: service.port,
        connections: 16,
        requests,
        repeat: 'over and over',
        milliseconds,
        keepAnswers: false,
      };
      const { perSecond } = measured([await load.run(job)], cores);
      memory = Math.max(memory, service.memory());
      return perSecond;
    };
    for (const [name, requestsOf] of Object.entries(questions)) {
      const few = requestsOf(thousand, 1_000);
      const many = requestsOf(million, users);
      await ask(few, 500);
      await ask(many, 500);
      const pairs: (readonly [number, number])[] = [];
      for (let turn = 0; turn < turns; turn += 1) pairs.push([await ask(few, 500), await ask(many, 500)]);
      const times = median(pairs.map(([small, large]) => small / large));
      const large = median(pairs.map(pair => pair[1]));
      say(`${name}: ${large.toFixed(0)}/s, ${times.toFixed(2)} times as long as among 1,000`);
      rows.push(`| ${name} | ${large.toFixed(0)} | ${times.toFixed(2)} |`);
    }
    const disk = statSync(join(data, 'lifeguard.db')).size / 2 ** 20;
    const text = [
      `Measured by \`node bench/million.ts\` with ${users.toLocaleString('en')} users on SQLite and 16 connections; ` +
        `medians of ${turns} turns in each pool.`,
      [
        '| operation | per second among all | time, against that among 1,000 |',
        '| --- | --- | --- |',
        ...rows,
      ].join('\n'),
      `Memory while they are served: ${(memory / 2 ** 20).toFixed(0)} MB. The database takes ${disk.toFixed(0)} MB; ` +
        `making it took ${loadSeconds.toFixed(0)} s.`,
    ].join('\n\n');
    console.log(text);
    if (process.argv.includes('--write')) {
      writeFileSync(page, betweenMarkers(readFileSync(page, 'utf8'), text, 'million'));
    }
  } finally {
    await service.stop();
  }
} finally {
  load.stop();
  await powers.close();
  rmSync(data, { recursive: true });
}
