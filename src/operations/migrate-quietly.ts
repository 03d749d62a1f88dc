import { Failure } from '../causes/cause.ts';
import { migrationFailedHidden } from '../causes/triggers/migration-failed-hidden.ts';
import type { User } from '../pool/user.ts';
import type { Call } from './call.ts';
import { hidesUsers } from './find-user.ts';
import { type MigrationPorts, migrateUser, type Unknown } from './migrate-user.ts';

/**
 * As `migrateUser`, but quiet where the client hides who exists: UserMigration runs only for
 * names that the pool does not know, so that its failure would tell one of them. Nobody has the
 * name then, and the trace says why.
 *
 * @throws what `migrateUser` throws where the client does not hide who exists
 */
export async function migrateQuietly(
  ports: MigrationPorts,
  unknown: Unknown,
  call: Call,
): Promise<User | undefined> {
  try {
    return await migrateUser(ports, unknown, call);
  } catch (error) {
    if (!(error instanceof Failure) || !hidesUsers(unknown.client)) throw error;
    call.trace.hidden = migrationFailedHidden({
      user: unknown.name,
      client: unknown.client.id,
      because: error.cause.id,
      text: error.kept ?? '',
    });
    return undefined;
  }
}
