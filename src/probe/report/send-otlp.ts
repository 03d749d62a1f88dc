import type { Outputs } from '../../config/outputs-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { members, parsedJson } from '../../pool/members.ts';
import { NotTold } from '../alert/not-told.ts';
import { type PostPorts, post } from '../alert/post.ts';
import { redacted } from '../alert/redacted.ts';
import { mostRuns } from './latest-runs.ts';
import type { ReportedRun } from './metrics.ts';
import { otlpMetrics } from './otlp-metrics.ts';
import { otlpResource, otlpTarget } from './otlp-settings.ts';
import { otlpTrace } from './otlp-trace.ts';

/** So many runs go into one request, which may have 20 MiB (documented). */
const batch = 100;

/**
 * Sends metrics and traces to a collector. Tried again are the answers that the protocol says (documented), at most twice.
 *
 * @throws NotTold
 */
export async function sendOtlp(
  ports: PostPorts & { readonly environment: Environment },
  settings: NonNullable<Outputs['otlp']>,
  runs: readonly ReportedRun[],
  name: string | undefined,
): Promise<void> {
  const resource = otlpResource(ports.environment, name);
  const signals = [
    ['metrics', (some: readonly ReportedRun[]) => otlpMetrics(some, resource, name)],
    [
      'traces',
      (some: readonly ReportedRun[]) =>
        otlpTrace(
          some.map(({ run }) => run),
          resource,
        ),
    ],
  ] as const;
  for (const [signal, write] of signals) {
    const target = otlpTarget(signal, settings, ports.environment);
    if (!target) continue;
    if (!/^https?:\/\//.test(target.url) || !URL.canParse(target.url)) {
      throw new NotTold('has an endpoint in the environment that is not an address with http:// or https://');
    }
    for (let from = 0; from < Math.min(runs.length, mostRuns); from += batch) {
      const answer = await post(ports, {
        url: target.url,
        headers: () => ({ ...target.headers, 'content-type': 'application/json' }),
        body: JSON.stringify(write(runs.slice(from, from + batch))),
        isPassing: status => [429, 502, 503, 504].includes(status),
        patience: target.patience,
      });
      const rejected = rejectedBy(answer);
      if (rejected !== undefined) throw new NotTold(`did not take all of the ${signal}${rejected}`);
    }
  }
}

/** A collector that takes only a part says so with status 200 (documented). */
function rejectedBy(answer: string): string | undefined {
  const partial = members(members(parsedJson(answer)).partialSuccess);
  const counts = [partial.rejectedSpans, partial.rejectedDataPoints];
  if (!counts.some(count => Number(count ?? 0) > 0)) return undefined;
  const message = partial.errorMessage;
  return typeof message === 'string' ? `: ${redacted(message, 200)}` : '';
}
