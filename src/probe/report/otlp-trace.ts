import { createHash } from 'node:crypto';
import { redacted } from '../alert/redacted.ts';
import type { ProbeRun, StageOutcome } from '../run.ts';
import type { Resource } from './otlp-settings.ts';
import { attributes, nanoseconds, scope } from './otlp-values.ts';

/** SPAN_KIND_INTERNAL, and the codes of a status. */
const internal = 1;
const status = { ok: 1, error: 2 } as const;

/** So many stages of a run become spans. */
const mostStages = 100;

/** An ExportTraceServiceRequest: a trace of each run, with a span for each stage that ran. */
export function otlpTrace(runs: readonly ProbeRun[], resource: Resource): object {
  const spans = runs.flatMap(spansOf);
  return {
    resourceSpans: [{ resource: { attributes: attributes(resource) }, scopeSpans: [{ scope, spans }] }],
  };
}

function spansOf(run: ProbeRun): object[] {
  const { id, subject, journey, failure, startedAt, milliseconds } = run;
  // Of the id, so that the trace of a run is found, and that what is sent twice is the same.
  const traceId = hex(id, 16);
  const root = {
    traceId,
    spanId: hex(`${id} root`, 8),
    name: `probe ${journey}`,
    kind: internal,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(startedAt + milliseconds),
    attributes: attributes({
      'cognito.pool.id': subject.poolId,
      'cognito.pool.name': subject.poolName,
      'cognito.client.id': subject.clientId,
      'cognito.client.name': subject.clientName,
      'cognito.probe.journey': journey,
      'cognito.probe.user': subject.userNumber === undefined ? undefined : String(subject.userNumber),
      'cognito.probe.run': id,
      'cognito.probe.failure.kind': failure?.kind,
      'cognito.probe.failure.stage': failure?.stage,
      'cognito.probe.failure.cause': failure?.cause?.id,
    }),
    status: statusOf(failure?.message, failure !== undefined),
  };
  let from = startedAt;
  const stages = run.stages
    .filter(({ outcome }) => outcome !== 'not run')
    .slice(0, mostStages)
    .map((stage, index) => {
      const span = {
        ...stageSpan(stage, stage.stage === failure?.stage ? failure.message : undefined),
        traceId,
        spanId: hex(`${id} ${index}`, 8),
        parentSpanId: root.spanId,
        startTimeUnixNano: nanoseconds(from),
        endTimeUnixNano: nanoseconds(from + stage.milliseconds),
      };
      from += stage.milliseconds;
      return span;
    });
  return [root, ...stages];
}

function stageSpan({ stage, outcome, seen }: StageOutcome, message: string | undefined): object {
  return {
    name: stage,
    kind: internal,
    attributes: attributes({ 'cognito.probe.stage': stage, 'cognito.probe.seen': redacted(seen) }),
    status: statusOf(message, outcome === 'failed'),
  };
}

function statusOf(message: string | undefined, isFailed: boolean): object {
  if (!isFailed) return { code: status.ok };
  return { code: status.error, ...(message !== undefined && { message: redacted(message) }) };
}

function hex(text: string, bytes: number): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, bytes * 2);
}
