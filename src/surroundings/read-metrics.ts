import type { MetricReads } from './metric-reads.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

const hourSeconds = 3_600;

/** Reads metrics of the last day. */
export function readMetrics(outside: Outside, pace: Pace): MetricReads {
  const call = serviceCalls(outside, pace, {
    name: 'CLOUDWATCH',
    package: '@aws-sdk/client-cloudwatch',
    load: () => import('@aws-sdk/client-cloudwatch'),
    client: (sdk, settings) => new sdk.CloudWatchClient(settings),
  });
  return {
    lastDay: ({ region, namespace, name, dimensions, statistic }) => {
      const named = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
      const of = `${namespace} ${name} ${statistic} of ${named.map(({ Value }) => Value).join(' ')}`;
      return call({ region, action: 'cloudwatch:GetMetricData', of }, async (client, sdk) => {
        const now = outside.clock.now();
        const command = new sdk.GetMetricDataCommand({
          StartTime: new Date(now - 24 * hourSeconds * 1_000),
          EndTime: new Date(now),
          MetricDataQueries: [
            {
              Id: 'm',
              MetricStat: {
                Metric: { Namespace: namespace, MetricName: name, Dimensions: named },
                Period: hourSeconds,
                Stat: statistic,
              },
            },
          ],
        });
        const { MetricDataResults = [] } = await client.send(command);
        const values = MetricDataResults.flatMap(({ Values = [] }) => Values);
        if (values.length === 0) return undefined;
        return statistic === 'Sum' ? values.reduce((a, b) => a + b) : Math.max(...values);
      });
    },
  };
}
