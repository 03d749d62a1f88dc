import { readAttributesUnknown } from '../../causes/settings/read-attributes-unknown.ts';
import { writeAttributesNeverWritable } from '../../causes/settings/write-attributes-never-writable.ts';
import { writeAttributesUnknown } from '../../causes/settings/write-attributes-unknown.ts';
import { writeAttributesWithoutRequired } from '../../causes/settings/write-attributes-without-required.ts';
import type { ClientInput } from '../../pool/client-defaults.ts';
import type { Pool } from '../../pool/pool.ts';
import { identities } from '../../pool/standard-schema.ts';

const neverWritable: readonly string[] = ['sub', 'email_verified', 'phone_number_verified', 'identities'];

/**
 * Holds a client's lists of attributes to its pool's schema. A list that is left out or empty
 * allows what is allowed by default.
 *
 * @throws read-attributes-unknown, write-attributes-unknown, write-attributes-never-writable,
 * write-attributes-without-required
 */
export function checkAttributes(
  { ReadAttributes = [], WriteAttributes = [] }: ClientInput,
  { pool }: { readonly pool: Pool },
): void {
  const schema = [...(pool.settings.SchemaAttributes ?? []), identities];
  const unknown = (names: readonly string[]) =>
    names.filter(name => !schema.some(attribute => attribute.Name === name));

  const unreadable = unknown(ReadAttributes);
  if (unreadable.length > 0) throw readAttributesUnknown({ attributes: unreadable });
  if (WriteAttributes.length === 0) return;

  const unwritable = unknown(WriteAttributes);
  if (unwritable.length > 0) throw writeAttributesUnknown({ attributes: unwritable });
  const never = WriteAttributes.filter(name => neverWritable.includes(name) || name.startsWith('dev:'));
  if (never.length > 0) throw writeAttributesNeverWritable({ attributes: never });
  const required = schema.flatMap(({ Name, Required }) => (Required && Name !== 'sub' ? (Name ?? []) : []));
  const missing = required.filter(name => !WriteAttributes.includes(name));
  if (missing.length > 0) throw writeAttributesWithoutRequired({ attributes: missing });
}
