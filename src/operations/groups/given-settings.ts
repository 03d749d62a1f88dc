import type { Input } from '../../model/operation.ts';
import { present } from '../../pool/present.ts';
import type { GroupChange } from '../../store/groups.ts';
import { storable } from '../../store/user-names.ts';

/** What a request sets of a group. An empty description sets nothing (observed in UpdateGroup). */
export function givenSettings({ Description, Precedence, RoleArn }: Input<'UpdateGroup'>): GroupChange {
  return present({
    description: Description ? storable(Description) : undefined,
    precedence: Precedence,
    roleArn: RoleArn,
  });
}
