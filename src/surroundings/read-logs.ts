import type { LogReads } from './log-reads.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

const mostLines = 100;

/** Reads logs of functions for the kinds of their failures. */
export function readLogs(outside: Outside, pace: Pace): LogReads {
  const call = serviceCalls(outside, pace, {
    name: 'CLOUDWATCH_LOGS',
    package: '@aws-sdk/client-cloudwatch-logs',
    load: () => import('@aws-sdk/client-cloudwatch-logs'),
    client: (sdk, settings) => new sdk.CloudWatchLogsClient(settings),
  });
  return {
    failures: (region, logGroupName) =>
      call(
        { region, action: 'logs:FilterLogEvents', of: `the log group ${logGroupName}` },
        async (client, sdk) => {
          const now = outside.clock.now();
          const command = new sdk.FilterLogEventsCommand({
            logGroupName,
            startTime: now - 24 * 60 * 60_000,
            filterPattern: '?"Task timed out" ?errorType ?"Process exited" ?"Runtime exited"',
            limit: mostLines,
          });
          const { events = [] } = await client.send(command);
          const kinds = Map.groupBy(events, ({ message = '' }) => kindOf(message));
          return [...kinds]
            .map(([kind, of]) => ({ kind, count: of.length }))
            .toSorted((a, b) => b.count - a.count);
        },
      ),
  };
}

/** Lines of a log may hold anything of anybody, so that only a name of known form is kept. */
function kindOf(line: string): string {
  if (line.includes('Task timed out')) return 'Task timed out';
  const named = /"?errorType"?\s*[:=]\s*"?([A-Za-z][\w.]{0,79})\b/.exec(line)?.[1];
  return named ?? 'The process ended';
}
