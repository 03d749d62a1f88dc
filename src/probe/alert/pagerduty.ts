import type { Alerts } from '../../config/alerts-entry.ts';
import { type Alert, isOver, keyOf, severityOf } from './alert.ts';
import { type PostPorts, post } from './post.ts';
import { worded } from './words.ts';

/** A service of PagerDuty. */
export type PagerDutyService = Alerts['pagerduty'][number];

const endpoints = {
  us: 'https://events.pagerduty.com/v2/enqueue',
  eu: 'https://events.eu.pagerduty.com/v2/enqueue',
} as const;

/**
 * Sends an event of the Events API v2 (documented): `trigger` opens an alert or adds to the one of its key, `resolve` ends
 * it. A key stands for a journey of an app client.
 *
 * @throws NotTold
 */
export async function tellPagerDuty(
  ports: PostPorts,
  { routingKey, region }: PagerDutyService,
  alert: Alert,
): Promise<void> {
  const event = {
    routing_key: routingKey,
    dedup_key: keyOf(alert),
    ...(isOver(alert) ? { event_action: 'resolve' } : triggerOf(alert)),
  };
  await post(ports, {
    url: endpoints[region],
    headers: () => ({ 'content-type': 'application/json' }),
    body: JSON.stringify(event),
  });
}

function triggerOf(alert: Alert): object {
  const { run, at, environment } = alert;
  const { subject } = run;
  const { title, lines, link } = worded(alert);
  return {
    event_action: 'trigger',
    client: 'Lifeguard',
    payload: {
      summary: title,
      source: subject.poolId,
      severity: severityOf(alert) === 'page' ? 'critical' : 'warning',
      timestamp: new Date(at).toISOString(),
      component: subject.clientName ?? subject.poolName,
      group: environment ?? subject.poolName,
      class: run.failure ? `${run.journey}: ${run.failure.stage}` : run.journey,
      custom_details: detailsOf(lines),
    },
    ...(link !== undefined && { links: [{ href: link, text: 'What this cause means' }] }),
  };
}

/** Several lines about the same become one. */
function detailsOf(lines: readonly (readonly [about: string, text: string])[]): Record<string, string> {
  const details: Record<string, string> = {};
  for (const [about, text] of lines) {
    details[about] = details[about] === undefined ? text : `${details[about]}\n${text}`;
  }
  return details;
}
