import type { Input, Output } from '../../model/operation.ts';
import { readableAttributes } from '../../pool/readable-attributes.ts';
import type { Call, SignedIn } from '../call.ts';
import { userMfaView } from '../mfa/user-mfa-view.ts';

/**
 * The attributes of the user whose access token it is, as far as the app client may read them now;
 * `sub` always, and last (observed).
 */
export async function GetUser(
  _ports: unknown,
  _input: Input<'GetUser'>,
  { signedIn: { client, user } }: Call & { readonly signedIn: SignedIn },
): Promise<Output<'GetUser'>> {
  const readable = Object.entries(readableAttributes(client, user));
  return {
    ...(user.mfaOptions && { MFAOptions: user.mfaOptions }),
    ...userMfaView(user),
    Username: user.username,
    UserAttributes: [...readable.map(([Name, Value]) => ({ Name, Value })), { Name: 'sub', Value: user.sub }],
  };
}
