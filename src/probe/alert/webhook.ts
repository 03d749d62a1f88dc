import { createHmac } from 'node:crypto';
import type { Alerts } from '../../config/alerts-entry.ts';
import { type Alert, isOver, keyOf, severityOf } from './alert.ts';
import { type PostPorts, post } from './post.ts';
import { redacted } from './redacted.ts';
import { asText, worded } from './words.ts';

/** A service of one's own. */
export type Webhook = Alerts['webhook'][number];

/** So many alerts go into one request. */
const mostInOne = 100;

/**
 * Posts alerts as JSON. Where there is a secret, the request is signed as Standard Webhooks has it (documented): the key is
 * the Base64 behind `whsec_`, and signed are the id, the time in seconds and the body, with dots between them.
 *
 * @throws NotTold
 */
export async function tellWebhook(
  ports: PostPorts,
  webhook: Webhook,
  alerts: readonly Alert[],
): Promise<void> {
  for (let from = 0; from < alerts.length; from += mostInOne) {
    await postAlerts(ports, webhook, alerts.slice(from, from + mostInOne));
  }
}

async function postAlerts(
  ports: PostPorts,
  { url, secret }: Webhook,
  alerts: readonly Alert[],
): Promise<void> {
  const id = `msg_${ports.random.uuid()}`;
  const body = JSON.stringify({
    type: 'probe.alerts',
    timestamp: new Date(ports.now()).toISOString(),
    data: { alerts: alerts.map(asData) },
  });
  await post(ports, {
    url,
    body,
    headers: now => {
      const timestamp = String(Math.floor(now / 1_000));
      return {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        ...(secret !== undefined && { 'webhook-signature': signature(secret, `${id}.${timestamp}.${body}`) }),
      };
    },
  });
}

function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}

/** An alert for programs: what a run holds of texts is told as people are told it. */
function asData(alert: Alert): object {
  const { event, run, at, environment } = alert;
  const said = worded(alert);
  const { failure } = run;
  return {
    kind: event.kind,
    severity: severityOf(alert),
    key: keyOf(alert),
    isRepeat: 'isRepeat' in event && event.isRepeat,
    at: new Date(at).toISOString(),
    since: new Date(event.since).toISOString(),
    ...(environment !== undefined && { environment }),
    ...run.subject,
    journey: run.journey,
    run: run.id,
    ...('percentile' in event && {
      mail: { percentile95: event.percentile, bound: event.bound, mails: event.mails },
    }),
    ...(failure &&
      !isOver(alert) && {
        failure: {
          stage: failure.stage,
          kind: failure.kind,
          message: redacted(failure.message),
          ...(failure.cause && { cause: { id: failure.cause.id, title: failure.cause.title } }),
          findings: failure.findings
            .slice(0, 20)
            .map(({ check, title }) => ({ check, title: redacted(title) })),
        },
      }),
    title: said.title,
    text: asText(said),
    ...(said.link !== undefined && { link: said.link }),
  };
}
