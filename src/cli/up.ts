import { formatProblems } from '../config/problem.ts';
import { PoolsNotApplied } from '../server/pools-not-applied.ts';
import { isStartRefusal } from '../server/start-refusal.ts';
import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';
import { NotReached } from './not-reached.ts';
import { paint } from './paint.ts';
import { requiredPools } from './required-pools.ts';
import { startReport } from './start-report.ts';
import { startScreen } from './start-screen.ts';
import { UsageProblem } from './usage-problem.ts';

/** `lifeguard up`. */
export const up = defineCommand(
  {
    name: 'up',
    about:
      'Runs the user pools of a pools.yaml on this machine: the API, the reset page and the mailbox. Without --config ' +
      'it takes pools.yaml in the working directory, or the example where there is none. Ctrl-C or SIGTERM ends it ' +
      'once what is under way is done.',
    flags: {
      port: {
        kind: 'number',
        value: 'PORT',
        from: 0,
        to: 65_535,
        fallback: 9400,
        about: 'Port; 0 takes a free one',
      },
      host: { kind: 'text', value: 'HOST', fallback: '127.0.0.1', about: 'Address to listen on' },
      config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
      data: {
        kind: 'text',
        value: 'DIR',
        fallback: './.lifeguard',
        about: 'Folder of the embedded store and the key; memory keeps nothing',
      },
      store: { kind: 'text', value: 'URL', about: 'Keep state in PostgreSQL: postgres://user@host/database' },
    },
    examples: [
      ['lifeguard up', 'Run pools.yaml, or the example, on port 9400'],
      [
        'lifeguard up --port 0 --data memory --json',
        'For a test: a free port, nothing kept, the address as JSON',
      ],
    ],
  },
  async ({ flags, terminal }) => {
    if (flags.store !== undefined && !/^postgres(?:ql)?:\/\//.test(flags.store)) {
      throw new UsageProblem(
        '--store takes the URL of a PostgreSQL database: postgres://user@host/database.',
      );
    }
    const { file, isExample, loaded } = requiredPools(flags.config, terminal);
    // Loaded only here, so that a wrong command line or file is told at once.
    const { startService } = await import('../server/service.ts');
    const stopped = terminal.untilStopped();
    try {
      const service = await startService({
        config: loaded.pools,
        port: flags.port,
        host: flags.host,
        data: flags.data,
        store: flags.store,
        masterKeys: terminal.environment.LIFEGUARD_KEY,
        log: line => terminal.complain(line),
      });
      const report = startReport({
        version: terminal.version,
        origin: service.origin,
        local: service.localMode,
        data: flags.store === undefined ? embedded(flags.data) : 'PostgreSQL',
        config: { file, isExample },
        pools: loaded.pools,
        madePasswords: service.madePasswords,
      });
      terminal.say(
        flags.json ? JSON.stringify(report) : `\n${startScreen(report, paint(terminal.colour))}\n`,
      );
      await stopped;
      if (!flags.json) terminal.say('Stopping.');
      await service.stop();
      return exitCode.fine;
    } catch (error) {
      if (error instanceof PoolsNotApplied)
        throw new UsageProblem(formatProblems(loaded.explain(error.findings)));
      throw isStartRefusal(error) ? new NotReached(error.message) : error;
    }
  },
);

function embedded(data: string): string {
  return data === 'memory' ? 'memory: it is gone when this ends' : `${data} (SQLite)`;
}
