import { actionNotAllowed } from '../causes/requests/action-not-allowed.ts';
import type { OperationName } from '../model/operation.ts';
import { allows } from '../pool/allowed-actions.ts';
import type { SignatureParts } from './authorization-header.ts';
import type { WireRequest } from './message.ts';
import type { AwsCredential } from './service.ts';

/**
 * Lets a call through that its credentials may make. It comes before the input is
 * looked at, as on AWS (inferred).
 *
 * @throws action-not-allowed with the words of AWS (observed)
 */
export function requireAction(
  { actions }: AwsCredential,
  operation: OperationName,
  accountId: string,
  { request, parts }: { readonly request: WireRequest; readonly parts: SignatureParts },
): void {
  if (!actions || allows(actions, operation)) return;
  throw actionNotAllowed({
    caller: `arn:aws:iam::${accountId}:user/${parts.accessKeyId}`,
    action: `cognito-idp:${operation}`,
    resource: resourceOf(request, parts.region, accountId),
  });
}

const poolForm = /^[\w-]{1,55}$/;

/**
 * The pool that the request is about, as far as a body that nobody has validated
 * tells; `*` where it names none.
 */
function resourceOf({ body }: WireRequest, region: string, accountId: string): string {
  try {
    const { UserPoolId: id }: { UserPoolId?: unknown } = Object(JSON.parse(String(body)));
    if (typeof id === 'string' && poolForm.test(id)) {
      return `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`;
    }
  } catch {
    // What is no JSON names no pool.
  }
  return '*';
}
