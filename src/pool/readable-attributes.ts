import type { Client } from './pool.ts';
import type { User } from './user.ts';

/** The user's attributes that the app client may read now; all of them where it names none (documented). */
export function readableAttributes(client: Client, user: User): Readonly<Record<string, string>> {
  const readable = client.settings.ReadAttributes;
  if (!readable || readable.length === 0) return user.attributes;
  return Object.fromEntries(Object.entries(user.attributes).filter(([name]) => readable.includes(name)));
}
