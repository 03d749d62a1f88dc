import type { Pool } from './pool.ts';
import type { User } from './user.ts';

/** The attributes that the pool requires and the user has no value for. */
export function missingRequired(pool: Pool, user: Pick<User, 'attributes'>): string[] {
  return (pool.settings.SchemaAttributes ?? [])
    .filter(attribute => attribute.Required && attribute.Name !== 'sub')
    .map(attribute => attribute.Name ?? '')
    .filter(name => name !== '' && !user.attributes[name]);
}
