import { availableParallelism } from 'node:os';
import { guard as guardPage } from '../../guard/guard.ts';
import { guardMutants } from '../../guard/guard-mutants.ts';
import type { Guarded, GuardPorts } from '../../guard/guarded.ts';
import { type GuardedPools, guardedPools } from '../../guard/guarded-client.ts';
import { invariants } from '../../guard/invariants.ts';
import { isLocalName } from '../../pool/local-name.ts';
import { systemRandom } from '../../pool/random.ts';
import { serviceOrigin } from '../../pool/service-origin.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { formatOf } from '../format-of.ts';
import { paint } from '../paint.ts';
import { requiredPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writeReport } from '../write-report.ts';
import { guardFlags } from './guard-flags.ts';
import { githubReport } from './guard-github.ts';
import { jsonReport } from './guard-json.ts';
import { junitReport } from './guard-junit.ts';
import { type GuardReport, isFailed } from './guard-report.ts';
import { tapReport } from './guard-tap.ts';
import { textReport } from './guard-text.ts';
import { guardedPage } from './guarded-page.ts';
import { openBrowser } from './open-browser.ts';

/** The formats for programs, each by its word. */
const formats: Readonly<Record<string, (report: GuardReport) => string>> = {
  json: jsonReport,
  tap: tapReport,
  junit: junitReport,
  github: githubReport,
};

/** `lifeguard guard`. */
export const guard = defineCommand(
  {
    name: 'guard',
    about:
      'Opens a reset page with the link of each app client of pools.yaml, fills in its form, and looks at the call that it ' +
      'makes: the code must go back to the app client that issued it, at the endpoint of its pool. Tries links without an ' +
      'app client, with an unknown one and with the pool of another, and each way in which the call fails. The page is ' +
      'yours or anybody’s: an address, or a folder of a built site. Its calls are answered here, so that nothing reaches ' +
      'Cognito. An address with {code}, {email}, {cid} and {pid} in its query is a template of links of another form.',
    operands: 'PAGE',
    flags: guardFlags,
    examples: [
      ['lifeguard guard http://127.0.0.1:9400/reset-password/', 'Guard the page that lifeguard up serves'],
      ['lifeguard guard dist --mutants', 'Guard a built site, and see that known faults are caught'],
      ['lifeguard guard https://example.com/reset --format junit --output guard.xml', 'Write a file for CI'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    const [word] = operands;
    if (word === undefined) throw new UsageProblem('Name the page to guard: an address or a folder.');
    const format = formatOf(flags, Object.keys(formats));
    const pools = poolsOf(flags.config, terminal);
    const unknown = flags.skip.find(id => !invariants.some(invariant => invariant.id === id));
    if (unknown !== undefined) {
      throw new UsageProblem(`--skip: ${unknown} is none of ${invariants.map(({ id }) => id).join(', ')}.`);
    }
    if (invariants.every(({ id }) => flags.skip.includes(id))) {
      throw new UsageProblem('--skip leaves nothing to look at.');
    }
    const allowedOrigins = flags.allow.map(originOf);
    const cores = availableParallelism();
    const page = await guardedPage(word, flags.path, terminal.directory);
    try {
      const browse = await openBrowser(
        {
          fast: flags.fast,
          browser: flags.browser,
          hook: flags.hook,
          allowedOrigins,
          wait: flags.wait,
          noSandbox: flags['no-sandbox'],
          isOwn: isLocalName(new URL(page.address).hostname),
          cores,
        },
        terminal,
      );
      try {
        const guarded: Guarded = {
          page: page.address,
          pools,
          endpointsOf: endpointsFor(page.address, flags.endpoint),
          allowedOrigins,
          invariants: invariants.filter(({ id }) => !flags.skip.includes(id)),
        };
        const ports: GuardPorts = {
          browse,
          random: systemRandom,
          // Half of an errand is waiting.
          atOnce: 2 * cores,
        };
        const found = await Promise.race([foundOn(ports, guarded, flags.mutants), terminal.untilStopped()]);
        if (!found) return exitCode.stopped;
        const report = { page: page.name, browser: browse.name, pools, ...found };
        tell(report, format, flags.output, terminal);
        return isFailed(report) ? exitCode.found : exitCode.fine;
      } finally {
        await browse.close();
      }
    } finally {
      await page.close();
    }
  },
);

async function foundOn(ports: GuardPorts, guarded: Guarded, withMutants: boolean) {
  const began = performance.now();
  const verdicts = await guardPage(ports, guarded);
  const mutants = withMutants ? await guardMutants(ports, guarded, verdicts) : [];
  return { verdicts, mutants, milliseconds: performance.now() - began };
}

function tell(report: GuardReport, format: string, output: string | undefined, terminal: Terminal): void {
  const inFormat = formats[format];
  const columns = Math.min(terminal.columns, 110);
  const text =
    inFormat?.(report) ?? textReport(report, paint(terminal.colour && output === undefined), columns);
  writeReport(text, output, terminal);
}

function poolsOf(config: string | undefined, terminal: Terminal): GuardedPools {
  const { loaded } = requiredPools(config, terminal);
  const pools = guardedPools(loaded.pools);
  if (pools.clients.length > 0) return pools;
  throw new UsageProblem('pools.yaml has no app client through which people reset a password.');
}

/**
 * Where a region's calls must go: to AWS, or to the endpoint that was named. A page that is served on this machine may
 * call whoever serves it, as that of a Lifeguard does.
 */
function endpointsFor(page: string, endpoint: string | undefined): Guarded['endpointsOf'] {
  if (endpoint !== undefined) {
    const named = originOf(endpoint);
    return () => [named];
  }
  const { hostname, origin } = new URL(page);
  const own = isLocalName(hostname) ? [origin] : [];
  return region => [serviceOrigin(region), ...own];
}

function originOf(word: string): string {
  const url = URL.parse(word);
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageProblem(`${word.slice(0, 60)} is no address such as https://example.com.`);
}
