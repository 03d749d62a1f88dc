import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadPools } from '../../src/config/load-pools.ts';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';
import { guard } from '../../src/guard/guard.ts';
import { guardMutants, type MutantVerdict } from '../../src/guard/guard-mutants.ts';
import { guardedPools } from '../../src/guard/guarded-client.ts';
import { invariants } from '../../src/guard/invariants.ts';
import { openJsdom } from '../../src/guard/jsdom.ts';
import type { Verdict } from '../../src/guard/verdict.ts';
import type { Browse } from '../../src/guard/visit.ts';
import { type RunningLifeguard, runLifeguard } from '../browser/running-lifeguard.ts';
import {
  builtPage,
  guardedAt,
  portsWith,
  type SitePage,
  withFailures,
  withoutFailures,
} from './guarded-pages.ts';

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

const allCaught = ['hardcode-client', 'drop-client', 'ignore-pool', 'swap-fallback'].map(fault => [
  fault,
  'caught',
]);
const outcomes = (mutants: readonly MutantVerdict[]) => mutants.map(({ name, outcome }) => [name, outcome]);

const problems = (verdicts: readonly Verdict[]) =>
  verdicts.flatMap(({ invariant, problem }) =>
    problem === undefined ? [] : [`${invariant.id}: ${problem}`],
  );

/**
 * How failures are told is the page’s own code, which jsdom runs as well: with it, all are tried. In Chromium, one of each
 * kind is: what the service says, an answer that cannot be read, and none at all.
 */
const failuresInChromium = ['CodeMismatchException', 'an answer that is no JSON', 'a connection that breaks'];

describe('a page does all that it must', () => {
  const opened = new Map<string, Browse>();
  let lifeguard: RunningLifeguard;
  before(async () => {
    lifeguard = await runLifeguard();
    for (const [name, open] of Object.entries(browsers)) opened.set(name, await open());
  });
  after(async () => {
    await Promise.all([...opened.values()].map(browse => browse.close()));
    await lifeguard.remove();
  });

  for (const name of Object.keys(browsers)) {
    test(`the one that Lifeguard serves, for the ten app clients, and each known fault is caught, in ${name}`, async () => {
      assert.ok(example.ok);
      const pools = guardedPools(example.pools);
      assert.equal(pools.clients.length, 10);
      const { origin } = lifeguard;
      const guarded = guardedAt(`${origin}/reset-password/`, {
        ...{ pools, endpointsOf: () => [origin] },
        invariants:
          name === 'jsdom' ? invariants : invariants.map(one => withFailures(one, failuresInChromium)),
      });
      const ports = portsWith(browserOf(name));
      const verdicts = await guard(ports, guarded);
      assert.deepEqual(problems(verdicts), []);
      assert.deepEqual(outcomes(await guardMutants(ports, guarded, verdicts)), allCaught);
    });
  }

  for (const page of ['react-form', 'sdk-form'] as const) {
    describe(page, () => {
      let site: SitePage;
      before(async () => {
        site = await builtPage(page);
      });
      after(() => site.close());

      for (const name of Object.keys(browsers)) {
        test(`in ${name}`, async () => {
          const held = name === 'jsdom' ? invariants : invariants.map(withoutFailures);
          const guarded = { ...site.guarded, invariants: held };
          assert.deepEqual(problems(await guard(portsWith(browserOf(name)), guarded)), []);
        });
      }

      // A fault is put into the script, whatever runs it: that both do so, the page above shows.
      test('with a known fault is caught', async () => {
        const jsdom = browserOf('jsdom');
        assert.deepEqual(outcomes(await guardMutants(portsWith(jsdom), site.guarded, [])), allCaught);
      });
    });
  }

  function browserOf(name: string): Browse {
    const browse = opened.get(name);
    assert.ok(browse);
    return browse;
  }
});
