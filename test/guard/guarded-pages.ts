import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Guarded, GuardPorts } from '../../src/guard/guarded.ts';
import type { GuardedPools } from '../../src/guard/guarded-client.ts';
import type { Invariant } from '../../src/guard/invariant.ts';
import { invariants } from '../../src/guard/invariants.ts';
import { serveFolder } from '../../src/guard/serve-folder.ts';
import type { Browse } from '../../src/guard/visit.ts';
import { systemRandom } from '../../src/pool/random.ts';

const client = (id: string, name: string, poolId: string) => ({
  id,
  name,
  poolId,
  poolName: poolId.slice(-4),
  region: 'us-east-1',
});

/** Three app clients of one pool and one of another. */
export const pools: GuardedPools = {
  clients: [
    client('2eq1vf0nvl5o3rha2vshm8j0mn', 'web', 'us-east-1_AkG9mnbjA'),
    client('4h0qk7sdn2v9ru1c6mfo5tbe3p', 'access', 'us-east-1_AkG9mnbjA'),
    client('5u6atviker41lm8qknqua56sdc', 'ops', 'us-east-1_AkG9mnbjA'),
    client('8uun49ru7f3fdvmlc12vqig3a', 'prod', 'us-east-1_knEL7cqS3'),
  ],
  fallbackClient: '6sjjnkaeagnqgkmbl1mr5rtfsr',
  acceptsAnyClient: false,
};

/** A page on a server of its own. */
export interface SitePage {
  readonly guarded: Guarded;
  close(): Promise<void>;
}

/** Serves a page of the fixtures as a build makes it: bundled and minified. */
export async function builtPage(name: 'react-form' | 'sdk-form'): Promise<SitePage> {
  const folder = await mkdtemp(join(tmpdir(), 'guard-'));
  const source = resolve(import.meta.dirname, 'pages', name);
  await cp(join(source, 'index.html'), join(folder, 'index.html'));
  await build({
    entryPoints: [join(source, name === 'react-form' ? 'form.jsx' : 'form.js')],
    outfile: join(folder, 'form.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: name === 'react-form' ? 'esm' : 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return served(folder);
}

/** Serves a page that is written in a test. */
export async function writtenPage(html: string): Promise<SitePage> {
  const folder = await mkdtemp(join(tmpdir(), 'guard-'));
  await writeFile(join(folder, 'index.html'), html);
  return served(folder);
}

async function served(folder: string): Promise<SitePage> {
  const site = await serveFolder(folder, undefined);
  return {
    guarded: guardedAt(site.page),
    async close() {
      await site.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A page that is held to all invariants, on the endpoints of AWS. */
export function guardedAt(page: string, more: Partial<Guarded> = {}): Guarded {
  return {
    page,
    pools,
    endpointsOf: region => [`https://cognito-idp.${region}.amazonaws.com`],
    allowedOrigins: [],
    invariants,
    ...more,
  };
}

/** What guard uses, with that browser. */
export function portsWith(browse: Browse): GuardPorts {
  return { browse, random: systemRandom, atOnce: 2 };
}

/** An invariant on all occasions, but of those on which the call fails, which are many, only on some. */
export function withFailures(invariant: Invariant, failures: readonly string[]): Invariant {
  return {
    ...invariant,
    appliesTo: occasion =>
      (occasion.kind !== 'failure' || failures.includes(occasion.failure)) && invariant.appliesTo(occasion),
  };
}

/** An invariant on all occasions but those on which the call fails. */
export function withoutFailures(invariant: Invariant): Invariant {
  return withFailures(invariant, []);
}
