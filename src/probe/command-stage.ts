import { inMilliseconds } from '../config/duration.ts';
import type { StageEntry } from '../config/journey-entry.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';
import type { UserStage } from './stages.ts';
import { Unexpected } from './unexpected.ts';

type CommandEntry = NonNullable<StageEntry['command']>;

/**
 * A stage of a team's own: a program, and the exit code that it must end with. What it prints is not shown: it may hold what
 * it was given. Of the environment it gets what programs need to run, what the entry names, and nothing else.
 */
export function commandStage(name: string, entry: CommandEntry): UserStage {
  return { name, run: (ports, state) => runCommand(ports, state, entry) };
}

async function runCommand(ports: ProbePorts, state: ProbeState, entry: CommandEntry): Promise<string> {
  const { run: argv, give, env: named, exitCode } = entry;
  const { subject, journey, tokens } = state;
  if (give.length > 0 && !tokens) throw new Unexpected('no sign-in is there whose token could be given');
  const input = JSON.stringify({
    poolId: subject.poolId,
    clientId: subject.clientId,
    journey,
    ...(tokens && give.includes('accessToken') && { accessToken: tokens.access }),
    ...(tokens && give.includes('idToken') && { idToken: tokens.id }),
  });
  const { directory: folder, environment } = ports;
  const within = inMilliseconds(entry.within);
  const end = await runProgram({ argv, folder, environment, named, input }, AbortSignal.timeout(within));
  const [program] = argv;
  if (end.kind === 'ended' && end.how === exitCode) return `${program} ended with exit code ${exitCode}`;
  throw new Unexpected(`${program} ${told(end, within)}, and should have ended with exit code ${exitCode}`);
}

function told(end: ProgramEnd, within: number): string {
  switch (end.kind) {
    case 'ended':
      return typeof end.how === 'number' ? `ended with exit code ${end.how}` : `was ended by ${end.how}`;
    case 'not run':
      return `cannot be run (${end.code})`;
    case 'too late':
      return `did not end within ${within / 1_000} s`;
    case 'prints too much':
      return 'printed too much';
  }
}
