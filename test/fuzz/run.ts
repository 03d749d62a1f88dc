/*
 * `node test/fuzz/run.ts --requests 100000 --seed 1`: sends malformed requests to a service and prints what came of it.
 * Exit codes: 0 all is well, 1 something is wrong.
 */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { wrongIn } from './wrong-in.ts';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const figures = await fuzz(Number(values.requests), Number(values.seed), done =>
  console.error(`${done} requests`),
);
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const { requests, milliseconds, statuses, errors, before, after } = figures;
console.log(`${requests} requests of seed ${values.seed} in ${(milliseconds / 1000).toFixed(1)} s`);
console.log(`answers by status: ${JSON.stringify(statuses)}`);
console.log(`errors of the API: ${JSON.stringify(errors)}`);
console.log(`heap after a collection: ${megabytes(before.heap)} before, ${megabytes(after.heap)} after`);
console.log(`memory of the process: ${megabytes(before.whole)} before, ${megabytes(after.whole)} after`);
const wrong = wrongIn(figures);
for (const sentence of wrong) console.log(`wrong: ${sentence}`);
console.log(
  wrong.length === 0 ? 'No 5xx, no leak, memory bounded, the process alive.' : 'Something is wrong.',
);
process.exitCode = wrong.length === 0 ? 0 : 1;
