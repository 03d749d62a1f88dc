import type { Output } from '../../model/operation.ts';
import type { Device } from '../../pool/device.ts';
import { type Pool, regionOf } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';

type DeviceView = NonNullable<Output<'GetDevice'>['Device']>;
type Attribute = readonly [name: string, value: string | undefined];

/** A device as its user sees it: without what is for developers (documented by example). */
export function deviceView(device: Device): DeviceView {
  return view(device, [
    ['device_status', 'valid'],
    ['device_name', device.name],
    ['last_ip_used', device.ipAddress],
  ]);
}

/** A device as an administrator sees it (documented by example). */
export function adminDeviceView(device: Device, pool: Pool, user: User, accountId: string): DeviceView {
  const owner = `${user.username}.${pool.id}`;
  const arn = `arn:aws:cognito-idp:${regionOf(pool.id)}:${accountId}:owner/${owner}/device/${device.key}`;
  return view(device, [
    ['device_status', 'valid'],
    ['device_name', device.name],
    ['dev:device_arn', arn],
    ['dev:device_owner', owner],
    ['last_ip_used', device.ipAddress],
    ['dev:device_remembered_status', device.remembered ? 'remembered' : 'not_remembered'],
    ['dev:device_sdk', device.sdk],
  ]);
}

function view(device: Device, attributes: readonly Attribute[]): DeviceView {
  return {
    DeviceKey: device.key,
    DeviceAttributes: attributes.flatMap(([Name, Value]) => (Value === undefined ? [] : [{ Name, Value }])),
    DeviceCreateDate: new Date(device.createdAt),
    // Whole seconds, unlike the other two (documented by example).
    DeviceLastAuthenticatedDate: new Date(Math.floor(device.authenticatedAt / 1_000) * 1_000),
    DeviceLastModifiedDate: new Date(device.modifiedAt),
  };
}
