import { hash } from 'node:crypto';
import type { CreateSecretCommandInput, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { ProbeKeepEntry } from '../../config/probe-keep-entry.ts';
import type { Environment } from '../../config/substitute.ts';
import { importOptional, NotLoaded } from '../../pool/import-optional.ts';
import { isAnswered } from '../../pool/is-answered.ts';
import type { Random } from '../../pool/random.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { boundedCall } from '../../surroundings/bounded-call.ts';
import { environmentCredentials } from '../../surroundings/environment-credentials.ts';
import { type Keep, KeepProblem, mostTries } from './keep.ts';
import { type KeptName, type KeptUser, nothingKept, readKept } from './kept-user.ts';

type Entry = NonNullable<ProbeKeepEntry['secretsManager']>;

/** Milliseconds that a call may take in all, with the SDK's own retries. */
const longest = 30_000;

/** What the memory uses of the outside. */
export interface SecretKeepPorts {
  readonly random: Pick<Random, 'uuid'>;
  /** Where credentials are looked for first; then where the SDK finds them. */
  readonly environment: Environment;
}

/** What was read, and by which version it is replaced; none where there is no secret yet. */
interface ReadSecret {
  /** `foreign` where somebody else has written it. */
  readonly kept: KeptUser | 'foreign';
  readonly version: string | undefined;
}

/**
 * Remembers in AWS Secrets Manager, as one JSON document for each user. Both passwords stand in it, the one that holds and
 * the one that is about to be set, with the lock and the attempts: they change together or not at all, and a reader of
 * AWSCURRENT has all of it. A new version comes in as AWSPENDING and becomes AWSCURRENT only where the one that was read is
 * so still (documented for UpdateSecretVersionStage).
 */
export function secretKeep(entry: Entry, ports: SecretKeepPorts): Keep {
  let connected: Promise<Secrets> | undefined;
  return {
    async update(name, change) {
      const SecretId = `${entry.prefix}${nameOf(name)}`;
      // What a change throws is no problem of the secret.
      const told = <T>(work: Promise<T>): Promise<T> =>
        work.catch(error => {
          if (error instanceof KeepProblem) throw error;
          const isRefused = error instanceof Error && isAnswered(error);
          const reason = isRefused ? error.name : whyUnanswered(error);
          throw new KeepProblem(`The secret ${SecretId} cannot be used (${reason}).`, { cause: error });
        });
      connected ??= connect(entry, ports);
      const secrets = await told(connected);
      for (let tries = 0; tries < mostTries; tries += 1) {
        const { kept: before, version } = await told(secrets.read(SecretId));
        if (before === 'foreign') {
          throw new KeepProblem(`The secret ${SecretId} is not what the probe has written.`);
        }
        const { kept, gives } = change(before);
        if (kept === before) return gives;
        if (await told(secrets.write(SecretId, kept, version))) return gives;
      }
      throw new KeepProblem(`Too many probes write to the secret ${SecretId} at once.`);
    },
  };
}

interface Secrets {
  read(SecretId: string): Promise<ReadSecret>;
  /** Whether it was written: not where another was faster. */
  write(SecretId: string, kept: KeptUser, replaces: string | undefined): Promise<boolean>;
}

/** Names of users are personal, and hold letters that names of secrets may not have. */
function nameOf({ poolId, username }: KeptName): string {
  return `${poolId}/${username === undefined ? 'pool' : hash('sha256', username).slice(0, 24)}`;
}

async function connect(
  { region, endpoint }: Pick<Entry, 'region' | 'endpoint'>,
  { random, environment }: SecretKeepPorts,
): Promise<Secrets> {
  const name = '@aws-sdk/client-secrets-manager';
  const sdk = await importOptional(name, () => import('@aws-sdk/client-secrets-manager')).catch(error => {
    throw error instanceof NotLoaded ? new KeepProblem(`keep.secretsManager ${error.message}`) : error;
  });
  const one: SecretsManagerClient = new sdk.SecretsManagerClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...environmentCredentials(environment),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 10_000 },
  });
  const send = <T>(call: (client: SecretsManagerClient) => Promise<T>) =>
    boundedCall(one, AbortSignal.timeout(longest), call);
  /** Whether it was: not where it is there, with a value of another, or without one, as it may be made for the probe. */
  async function create(input: CreateSecretCommandInput): Promise<boolean> {
    try {
      await send(client => client.send(new sdk.CreateSecretCommand(input)));
      return true;
    } catch (error) {
      if (error instanceof sdk.ResourceExistsException) return false;
      throw error;
    }
  }

  return {
    async read(SecretId) {
      try {
        const { SecretString = '', VersionId } = await send(client =>
          client.send(new sdk.GetSecretValueCommand({ SecretId, VersionStage: 'AWSCURRENT' })),
        );
        return { kept: readKept(SecretString) ?? 'foreign', version: VersionId };
      } catch (error) {
        if (error instanceof sdk.ResourceNotFoundException) return { kept: nothingKept, version: undefined };
        throw error;
      }
    },
    async write(SecretId, kept, replaces) {
      const SecretString = JSON.stringify(kept);
      const ClientRequestToken = random.uuid();
      try {
        if (replaces === undefined && (await create({ Name: SecretId, SecretString, ClientRequestToken }))) {
          return true;
        }
        const { VersionId, VersionStages } = await send(client =>
          client.send(
            new sdk.PutSecretValueCommand({
              SecretId,
              SecretString,
              ClientRequestToken,
              VersionStages: ['AWSPENDING'],
            }),
          ),
        );
        // The first version becomes it by itself (documented).
        if (VersionStages?.includes('AWSCURRENT')) return true;
        await send(client =>
          client.send(
            new sdk.UpdateSecretVersionStageCommand({
              SecretId,
              VersionStage: 'AWSCURRENT',
              MoveToVersionId: VersionId,
              RemoveFromVersionId: replaces,
            }),
          ),
        );
        return true;
      } catch (error) {
        if (error instanceof sdk.InvalidParameterException) return false;
        throw error;
      }
    },
  };
}
