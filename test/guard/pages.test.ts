import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadPools } from '../../src/config/load-pools.ts';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';
import { guard, guardMutants, type Verdict } from '../../src/guard/guard.ts';
import { guardedPools } from '../../src/guard/guarded-client.ts';
import { invariants } from '../../src/guard/invariants.ts';
import { openJsdom } from '../../src/guard/jsdom.ts';
import type { Browse } from '../../src/guard/visit.ts';
import { type RunningLifeguard, runLifeguard } from '../browser/running-lifeguard.ts';
import { builtPage, guardedAt, portsWith, type SitePage, withoutFailures } from './guarded-pages.ts';

const patience = { load: 30_000, quiet: 800 };
const browsers: Readonly<Record<string, () => Promise<Browse>>> = {
  Chromium: () =>
    openChromium({
      program: findChromium(process.env, process.platform) ?? '',
      patience,
      hook: undefined,
      allowedOrigins: [],
      mayDoWithoutSandbox: true,
      environment: process.env,
    }),
  jsdom: async () => openJsdom({ patience, hook: undefined, threads: 1 }),
};

const example = loadPools(resolve(import.meta.dirname, '../../examples/phenom/pools.yaml'), {});
assert.ok(example.ok);

const faults = ['hardcode-client', 'drop-client', 'ignore-pool', 'swap-fallback'];

const problems = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ invariant, problem }) =>
    problem === undefined ? [] : [`${invariant.id}: ${problem}`],
  );

for (const [name, open] of Object.entries(browsers)) {
  describe(`in ${name}`, () => {
    let browse: Browse;
    before(async () => {
      browse = await open();
    });
    after(() => browse.close());

    describe('the page that Lifeguard serves', () => {
      let lifeguard: RunningLifeguard;
      before(async () => {
        lifeguard = await runLifeguard();
      });
      after(() => lifeguard.remove());

      test('does all that it must for the ten app clients, and each known fault is caught', async () => {
        assert.ok(example.ok);
        const pools = guardedPools(example.pools);
        assert.equal(pools.clients.length, 10);
        const { origin } = lifeguard;
        const guarded = guardedAt(`${origin}/reset-password/`, { pools, endpointsOf: () => [origin] });
        const verdicts = await guard(portsWith(browse), guarded);
        assert.deepEqual(problems(verdicts), []);
        const mutants = await guardMutants(portsWith(browse), guarded, verdicts);
        assert.deepEqual(
          mutants.map(mutant => [mutant.name, mutant.outcome]),
          faults.map(fault => [fault, 'caught']),
        );
      });
    });

    for (const page of ['react-form', 'sdk-form'] as const) {
      describe(page, () => {
        let site: SitePage;
        before(async () => {
          site = await builtPage(page);
        });
        after(() => site.close());

        test('does all that it must', async () => {
          // How it tells failures is the same in Chromium, as that of the page above is.
          const held = name === 'jsdom' ? invariants : invariants.map(withoutFailures);
          const guarded = { ...site.guarded, invariants: held };
          assert.deepEqual(problems(await guard(portsWith(browse), guarded)), []);
        });

        // A fault is put into the script, whatever runs it: that both do so, the page above shows.
        if (name === 'jsdom') {
          test('with a known fault is caught', async () => {
            const mutants = await guardMutants(portsWith(browse), site.guarded, []);
            assert.deepEqual(
              mutants.map(mutant => [mutant.name, mutant.outcome]),
              faults.map(fault => [fault, 'caught']),
            );
          });
        }
      });
    }
  });
}
