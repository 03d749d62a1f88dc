import type { Metric } from '../surroundings/metric-reads.ts';

/**
 * A metric of a function, or of the alias or version that is named.
 *
 * @param name such as `Errors`
 */
export function functionMetric(arn: string, name: string, statistic: string): Metric {
  const [, , , region = '', , , functionName = '', qualifier] = arn.split(':');
  const dimensions = {
    FunctionName: functionName,
    ...(qualifier !== undefined && { Resource: `${functionName}:${qualifier}` }),
  };
  return { region, namespace: 'AWS/Lambda', name, dimensions, statistic };
}
