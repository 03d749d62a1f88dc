import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';
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
  const ask = (region: string, of: string, query: Omit<MetricDataQuery, 'Id'>) =>
    call({ region, action: 'cloudwatch:GetMetricData', of }, async (client, sdk) => {
      const now = outside.clock.now();
      const command = new sdk.GetMetricDataCommand({
        StartTime: new Date(now - 24 * hourSeconds * 1_000),
        EndTime: new Date(now),
        MetricDataQueries: [{ Id: 'asked', ...query }],
      });
      const { MetricDataResults = [] } = await client.send(command);
      return MetricDataResults;
    });
  return {
    lastDay: async ({ region, namespace, name, dimensions, statistic }) => {
      const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
      const of = `${namespace} ${name} ${statistic} of ${Dimensions.map(({ Value }) => Value).join(' ')}`;
      const Metric = { Namespace: namespace, MetricName: name, Dimensions };
      const found = await ask(region, of, { MetricStat: { Metric, Period: hourSeconds, Stat: statistic } });
      const values = found.flatMap(({ Values = [] }) => Values);
      if (values.length === 0) return undefined;
      return statistic === 'Sum' ? sum(values) : Math.max(...values);
    },
    search: async (region, search) => {
      const Expression = `SEARCH('${search}', 'Sum', ${hourSeconds})`;
      const found = await ask(region, search, { Expression });
      return found.map(({ Label: label = '', Values = [] }) => ({ label, sum: sum(Values) }));
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
