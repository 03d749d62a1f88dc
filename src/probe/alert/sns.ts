import type { Alerts } from '../../config/alerts-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { importOptional, NotLoaded } from '../../pool/import-optional.ts';
import { isAnswered } from '../../pool/is-answered.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { boundedCall } from '../../surroundings/bounded-call.ts';
import { environmentCredentials } from '../../surroundings/environment-credentials.ts';
import { NotTold } from './not-told.ts';

/** A message for a topic of SNS. */
export interface SnsMessage {
  readonly topic: string;
  /** Another address than that of the region. */
  readonly endpoint: string | undefined;
  readonly subject: string;
  readonly message: string;
  /** What subscriptions may filter by. */
  readonly attributes: Readonly<Record<string, string>>;
  /** For a FIFO topic: messages of one group keep their order, one of the same id is taken once in five minutes. */
  readonly group: string;
  readonly id: string;
}

/** Publishes to a topic. @throws NotTold */
export type PublishToSns = (message: SnsMessage) => Promise<void>;

/** How long it may take in all, with the SDK's own retries. */
const longest = 30_000;

/** Publishes by the SDK's client, with the credentials of the environment or those that the SDK finds. */
export function publishToSns(environment: Environment): PublishToSns {
  return async ({ topic, endpoint, subject, message, ...rest }) => {
    const { PublishCommand, SNSClient } = await loadSns();
    const client = new SNSClient({
      region: topic.split(':')[3] ?? '',
      maxAttempts: 3,
      ...environmentCredentials(environment),
      ...(endpoint !== undefined && { endpoint }),
    });
    const fifo = { MessageGroupId: rest.group, MessageDeduplicationId: rest.id };
    const command = new PublishCommand({
      TopicArn: topic,
      Subject: subject,
      Message: message,
      MessageAttributes: Object.fromEntries(
        Object.entries(rest.attributes).map(([name, value]) => [
          name,
          { DataType: 'String', StringValue: value },
        ]),
      ),
      ...(topic.endsWith('.fifo') && fifo),
    });
    try {
      await boundedCall(client, AbortSignal.timeout(longest), one => one.send(command));
    } catch (error) {
      // The error's name says what is wrong, such as AuthorizationError; its message may quote what was sent.
      throw new NotTold(
        error instanceof Error && isAnswered(error)
          ? `answered ${error.name}`
          : `cannot be reached (${whyUnanswered(error)})`,
      );
    } finally {
      client.destroy();
    }
  };
}

async function loadSns() {
  try {
    return await importOptional('@aws-sdk/client-sns', () => import('@aws-sdk/client-sns'));
  } catch (error) {
    throw error instanceof NotLoaded ? new NotTold(error.message) : error;
  }
}

/** A topic that alerts go to. */
export type SnsTopic = Alerts['sns'][number];
