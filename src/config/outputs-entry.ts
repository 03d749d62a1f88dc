import * as z from 'zod';
import { listOf, pageUrl, secretText, text } from './kinds.ts';

const otlpEntry = z.strictObject(
  {
    endpoint: pageUrl()
      .exactOptional()
      .describe(
        'The collector; `/v1/metrics` and `/v1/traces` are put behind it. Left out: what the variables ' +
          '`OTEL_EXPORTER_OTLP_*` say, else `http://localhost:4318`.',
      ),
    headers: z
      .record(
        text('the name of a header', /^[A-Za-z0-9-]{1,100}$/),
        secretText('text without line breaks', /^[\t\x20-\x7e]{1,4096}$/),
        { error: 'a mapping of headers to their values' },
      )
      .exactOptional()
      .describe('Headers that each request carries, such as a key. Keep keys in the environment.'),
  },
  { error: 'a mapping' },
);

const emfEntry = z.strictObject(
  {
    namespace: text(
      'a namespace such as Lifeguard/Probe, not one of AWS/',
      /^(?!AWS\/)[A-Za-z0-9._/#:-]{1,255}$/,
    )
      .default('Lifeguard/Probe')
      .describe('The namespace that the metrics are in.'),
  },
  { error: 'a mapping' },
);

function isHostAndPort(value: string): boolean {
  const [, port] = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(value) ?? [];
  return port !== undefined && Number(port) <= 65_535;
}

/** Where the results of the probe go, beside the report in the terminal. */
export const outputsEntry = z.strictObject(
  {
    environment: text('a word such as production', /^[\w.-]{1,64}$/)
      .exactOptional()
      .describe('Told with each metric and alert, as `env`, where several environments report to one place.'),
    prometheus: z
      .string({ error: 'the path of a file that ends in .prom' })
      .regex(/^.{1,1000}\.prom$/, { error: 'the path of a file that ends in .prom' })
      .exactOptional()
      .describe(
        'A file of metrics in the form of Prometheus, for the textfile collector of node_exporter. It is replaced as a ' +
          'whole after each round.',
      ),
    metrics: z
      .string({ error: 'an address such as 127.0.0.1:9401' })
      .refine(isHostAndPort, { error: 'an address such as 127.0.0.1:9401' })
      .exactOptional()
      .describe('Where `/metrics` is served to Prometheus while the probe runs on a schedule.'),
    metricsHosts: listOf(text('a host name', /^[A-Za-z0-9.-]{1,253}$/), 20)
      .default([])
      .describe(
        'The names by which `/metrics` may be asked for, beside addresses. Others are refused, so that no page in a ' +
          'browser reads it.',
      ),
    otlp: otlpEntry
      .exactOptional()
      .describe(
        'Metrics, and a trace of each run, by OTLP over HTTP as JSON, to an OpenTelemetry collector.',
      ),
    emf: emfEntry
      .exactOptional()
      .describe(
        'A line of CloudWatch’s embedded metric format for each run on the standard output, of which CloudWatch Logs ' +
          'makes metrics, as for a Lambda function.',
      ),
  },
  { error: 'a mapping' },
);

/** Where the results of the probe go, as read. */
export type Outputs = z.output<typeof outputsEntry>;
