import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Device } from '../../pool/device.ts';
import type { User } from '../../pool/user.ts';
import { listDevices } from '../../store/devices.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';

/**
 * One page of a user's devices, in the order of their keys, and the token of the next where there is one.
 *
 * @throws pagination-token-invalid
 */
export async function devicePage(
  { store, seal }: Pick<Ports, 'store' | 'seal'>,
  { poolId, sub }: User,
  { Limit, PaginationToken }: { readonly Limit?: number; readonly PaginationToken?: string },
): Promise<{ readonly devices: readonly Device[]; readonly next: { readonly PaginationToken?: string } }> {
  const { items, next } = await readPage(seal, {
    name: `ListDevices:${poolId}:${sub}`,
    // A Limit of 0 stands for none (documented for ListDevices).
    size: Limit || defaultSize,
    token: PaginationToken,
    read: (after, limit) => store.read(query => listDevices(query, poolId, sub, after, limit)),
    keyOf: device => device.key,
    invalid: reason => paginationTokenInvalid({ reason }),
  });
  return { devices: items, next: next.NextToken === undefined ? {} : { PaginationToken: next.NextToken } };
}
