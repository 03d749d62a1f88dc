import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Device } from '../../pool/device.ts';
import type { User } from '../../pool/user.ts';
import { listDevices } from '../../store/devices.ts';
import type { Ports } from '../ports.ts';

/** As many devices as a page has where Limit is 0 or absent (documented for ListDevices). */
const most = 60;

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
  const purpose = `devices:${poolId}:${sub}`;
  const after = PaginationToken === undefined ? '' : seal.open(purpose, PaginationToken)?.toString();
  if (after === undefined) throw paginationTokenInvalid({ reason: 'it does not open' });
  const size = Limit || most;
  const found = await store.read(query => listDevices(query, poolId, sub, after, size + 1));
  const devices = found.slice(0, size);
  const last = devices.at(-1);
  const isMore = last !== undefined && found.length > size;
  return { devices, next: isMore ? { PaginationToken: seal.seal(purpose, last.key) } : {} };
}
