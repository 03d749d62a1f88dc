import type { Alerts } from '../../config/alerts-entry.ts';
import { type Alert, severityOf } from './alert.ts';
import { NotTold } from './not-told.ts';
import { tellPagerDuty } from './pagerduty.ts';
import type { PostPorts } from './post.ts';
import { tellSlack } from './slack.ts';
import type { PublishToSns } from './sns.ts';
import { tellSns } from './tell-sns.ts';
import { tellWebhook } from './webhook.ts';

/** What channels are told by. */
export interface ChannelPorts extends PostPorts {
  readonly publish: PublishToSns;
}

/** An alert on its way. */
export interface Delivery {
  readonly alert: Alert;
  /** The channels that are told, by their ids; undefined: all that take alerts of its severity. */
  readonly only: readonly string[] | undefined;
}

/** An alert that a channel was not told of. */
export interface Missed<D extends Delivery> {
  readonly delivery: D;
  /** Such as `slack[0]`. */
  readonly channel: string;
}

interface Channel {
  readonly id: string;
  /** For people: what it is, and at which host; never its address, which is a secret. */
  readonly name: string;
  readonly warnings: boolean;
  /** @throws NotTold */
  readonly tell: (alerts: readonly Alert[]) => Promise<void>;
  /** Whether each alert is told by itself. */
  readonly isOneByOne?: boolean;
}

function channelsOf({ webhook, slack, sns, pagerduty }: Alerts, ports: ChannelPorts): readonly Channel[] {
  return [
    ...webhook.map((entry, index) => ({
      id: `webhook[${index}]`,
      name: `The webhook at ${new URL(entry.url).host}`,
      warnings: entry.warnings,
      tell: (alerts: readonly Alert[]) => tellWebhook(ports, entry, alerts),
    })),
    ...slack.map((entry, index) => ({
      id: `slack[${index}]`,
      name: `Slack at ${new URL(entry.url).host}`,
      warnings: entry.warnings,
      tell: (alerts: readonly Alert[]) => tellSlack(ports, entry, alerts),
    })),
    ...sns.map((entry, index) => ({
      id: `sns[${index}]`,
      name: `SNS in ${entry.topic.split(':')[3]}`,
      warnings: entry.warnings,
      tell: (alerts: readonly Alert[]) => tellSns(ports, entry, alerts),
    })),
    ...pagerduty.map((entry, index) => ({
      id: `pagerduty[${index}]`,
      name: 'PagerDuty',
      warnings: entry.warnings,
      isOneByOne: true,
      tell: async (alerts: readonly Alert[]) => {
        for (const alert of alerts) await tellPagerDuty(ports, entry, alert);
      },
    })),
  ];
}

/**
 * Tells every channel what it is to be told, all at once, each within its time. Where one cannot be told, the others are.
 *
 * @returns what was missed, and a sentence for each channel that missed something
 */
export async function tellChannels<D extends Delivery>(
  settings: Alerts,
  ports: ChannelPorts,
  deliveries: readonly D[],
): Promise<{ readonly missed: readonly Missed<D>[]; readonly problems: readonly string[] }> {
  const told = await Promise.all(
    channelsOf(settings, ports).map(async channel => {
      const own = deliveries.filter(delivery => takes(channel, delivery));
      const { left, reason } = await tellOne(channel, own, ports.now);
      const alerts = `${left.length} ${left.length === 1 ? 'alert' : 'alerts'}`;
      return {
        missed: left.map(delivery => ({ delivery, channel: channel.id })),
        problems: reason === undefined ? [] : [`${channel.name} was not told of ${alerts}: it ${reason}.`],
      };
    }),
  );
  return { missed: told.flatMap(({ missed }) => missed), problems: told.flatMap(({ problems }) => problems) };
}

function takes({ id, warnings }: Channel, { alert, only }: Delivery): boolean {
  return (warnings || severityOf(alert) === 'page') && (only === undefined || only.includes(id));
}

/** A channel that takes its alerts one by one may take this long for those of a round, in milliseconds. */
const longest = 120_000;

/** Ends at the first failure, as the next would most likely take as long. */
async function tellOne<D extends Delivery>(
  { tell, isOneByOne = false }: Channel,
  deliveries: readonly D[],
  now: () => number,
): Promise<{ readonly left: readonly D[]; readonly reason: string | undefined }> {
  const steps = isOneByOne
    ? deliveries.map(delivery => [delivery])
    : deliveries.length > 0
      ? [deliveries]
      : [];
  const end = now() + longest;
  for (const [index, step] of steps.entries()) {
    if (now() > end)
      return { left: steps.slice(index).flat(), reason: `took longer than ${longest / 1_000} s` };
    try {
      await tell(step.map(({ alert }) => alert));
    } catch (error) {
      // Anything else is a fault of ours, whose words may hold what was sent.
      const reason = error instanceof NotTold ? error.message : 'could not be told, by a fault of the probe';
      return { left: steps.slice(index).flat(), reason };
    }
  }
  return { left: [], reason: undefined };
}
