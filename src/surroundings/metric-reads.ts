/** A number that AWS counts. */
export interface Metric {
  readonly region: string;
  /** Such as `AWS/Lambda`. */
  readonly namespace: string;
  /** Such as `Errors`. */
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Maximum`, `p99`. */
  readonly statistic: string;
}

/** One of several metrics that a search found. */
export interface FoundMetric {
  /** What tells it from the others, such as `UserAuthentication`. */
  readonly label: string;
  readonly sum: number;
}

/** What CloudWatch is asked. */
export interface MetricReads {
  /** The worst or the whole of the last 24 hours: the sum for `Sum`, else the highest hour. Undefined without any data. */
  lastDay(metric: Metric): Promise<number | undefined>;
  /** The sums of the last 24 hours of all metrics that a search finds, such as `{AWS/Usage} ThrottleCount`. */
  search(region: string, search: string): Promise<readonly FoundMetric[]>;
}
