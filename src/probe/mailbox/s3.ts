import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Entry } from '../../config/mailbox-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { beforeAbort } from '../../pool/before-abort.ts';
import { importOptional, NotLoaded } from '../../pool/import-optional.ts';
import { environmentCredentials } from '../../surroundings/environment-credentials.ts';
import { pause } from '../pause.ts';
import type { MailSource, Sighting } from './mail-source.ts';
import type { Mailbox, WantedMail } from './mailbox.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { afterMark, createMarks } from './marks.ts';
import { largestMail } from './read-mail.ts';
import { s3Problem } from './s3-problem.ts';
import { clockDifference, seekMail } from './seek-mail.ts';

type Sdk = typeof import('@aws-sdk/client-s3');

/** Objects that are listed at most, a thousand at a time: their keys are random, so that the newest may be the last. */
const mostListed = 20_000;

/** Mails that are looked at closer in one look: the newest. */
const most = 50;

/** How the bucket is read. */
export interface S3Options {
  /** As the SDK finds credentials in it. */
  readonly environment: Environment;
  /** Milliseconds between two looks. */
  readonly betweenLooks?: number;
}

/** A bucket that Amazon SES puts received mails into, each as an object of its own. */
export function openS3(entry: S3Entry, { environment, betweenLooks = 2_000 }: S3Options): Mailbox {
  const { bucket, prefix } = entry;
  const name = `The bucket ${bucket}`;
  const marks = createMarks<ReadonlySet<string>>();
  let opened: Promise<{ readonly sdk: Sdk; readonly client: S3Client }> | undefined;

  async function ask<T>(
    signal: AbortSignal,
    command: (client: S3Client, sdk: Sdk) => Promise<T>,
  ): Promise<T> {
    try {
      opened ??= openClient(entry, environment);
      const { sdk, client } = await opened;
      return await beforeAbort(command(client, sdk), signal);
    } catch (error) {
      throw s3Problem(error, name);
    }
  }

  /** The objects that are dated since then. */
  async function list(since: number, signal: AbortSignal): Promise<readonly Sighting[]> {
    const found: Sighting[] = [];
    let listed = 0;
    let token: string | undefined;
    do {
      const ContinuationToken = token;
      const page = await ask(signal, (client, sdk) =>
        client.send(
          new sdk.ListObjectsV2Command({
            Bucket: bucket,
            Prefix: prefix,
            ...(ContinuationToken !== undefined && { ContinuationToken }),
          }),
          { abortSignal: signal },
        ),
      );
      for (const { Key: key, LastModified, Size: bytes } of page.Contents ?? []) {
        const receivedAt = LastModified?.getTime();
        if (key === undefined || (receivedAt !== undefined && receivedAt < since)) continue;
        found.push({ key, receivedAt, isNew: false, bytes, remarks: [] });
      }
      listed += page.Contents?.length ?? 0;
      token = page.NextContinuationToken;
    } while (token !== undefined && listed < mostListed);
    if (token !== undefined) {
      const message = `${name} has more than ${mostListed} objects under ${JSON.stringify(prefix)}: let a lifecycle rule expire them.`;
      throw new MailboxProblem('too-large', message);
    }
    return found.toSorted((a, b) => (b.receivedAt ?? 0) - (a.receivedAt ?? 0));
  }

  const source = (wanted: WantedMail, signal: AbortSignal): MailSource => {
    const known = new Set<string>();
    return {
      look: async () => {
        const before = marks.of(wanted);
        // An hour: a marked bucket needs no clock, and an unmarked one is held to a minute anyway.
        const all = afterMark(
          await list(wanted.since - (before ? 3_600_000 : clockDifference), signal),
          before,
        );
        const fresh = all.filter(({ key }) => !known.has(key)).slice(0, most);
        for (const { key } of fresh) known.add(key);
        return fresh;
      },
      load: ({ key }) =>
        ask(signal, async (client, sdk) => {
          const { Body } = await client.send(
            // The size that the list tells may be outdated.
            new sdk.GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${largestMail}` }),
            { abortSignal: signal },
          );
          return Body?.transformToByteArray();
        }),
      wait: () => pause(betweenLooks, signal),
    };
  };
  return {
    prepare: async (wanted, signal) => {
      const before = await list(0, signal);
      marks.set(wanted, new Set(before.map(({ key }) => key)));
    },
    receive: (wanted, signal) => seekMail(source(wanted, signal), wanted, signal),
    close: async () => {
      const client = await opened?.catch(() => undefined);
      client?.client.destroy();
      opened = undefined;
    },
  };
}

async function openClient(
  { region, endpoint }: S3Entry,
  environment: S3Options['environment'],
): Promise<{ readonly sdk: Sdk; readonly client: S3Client }> {
  const sdk = await importOptional('@aws-sdk/client-s3', () => import('@aws-sdk/client-s3')).catch(error => {
    throw error instanceof NotLoaded
      ? new MailboxProblem('not-installed', `mailbox.s3 ${error.message}`)
      : error;
  });
  const client = new sdk.S3Client({
    region,
    // Stand-ins have no host names for buckets.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...environmentCredentials(environment),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  });
  return { sdk, client };
}
