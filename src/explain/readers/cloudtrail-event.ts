import type { KnownCall } from '../../causes/known.ts';
import { elements, type Members, members, parsedJson, textOf } from '../../pool/members.ts';
import { safeText } from '../safe-text.ts';

/** What CloudTrail writes where it hides a value. */
const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** Whether it is an event of CloudTrail, of whatever service. */
export function isCloudTrailEvent(record: Members): boolean {
  return (
    textOf(record.eventName) !== undefined &&
    textOf(record.eventSource) !== undefined &&
    textOf(record.eventTime) !== undefined
  );
}

/** The event in a line of `aws cloudtrail lookup-events`, which has it as a text. */
export function lookedUpEvent(record: Members): Members | undefined {
  const text = textOf(record.CloudTrailEvent);
  return text === undefined ? undefined : members(parsedJson(text));
}

/**
 * The call to the user pools API that an event of CloudTrail tells of; undefined for other services. User names,
 * codes and passwords are hidden in it; a user is told by its sub (documented).
 */
export function cloudTrailCall(event: Members): KnownCall | undefined {
  if (event.eventSource !== 'cognito-idp.amazonaws.com') return undefined;
  const request = members(event.requestParameters);
  const more = members(event.additionalEventData);
  const asked = members(more.requestParameters);
  const answered = members(event.responseElements);
  const at = Date.parse(String(event.eventTime));
  const shown = (...values: readonly unknown[]) =>
    values.flatMap(value => {
      const text = textOf(value);
      return text === undefined || text.includes(hidden) ? [] : [text.slice(0, 200)];
    })[0];
  const type = errorType(shown(event.errorCode), members(more.responseParameters).status);
  const message = shown(event.errorMessage);
  const clientId = shown(request.clientId, ...elements(asked.client_id), answered.clientId);
  const poolId = shown(request.userPoolId, more.userPoolId);
  const user = shown(more.sub, request.username, request.userName, answered.userSub);
  const authFlow = shown(request.authFlow);
  const region = shown(event.awsRegion);
  return {
    seenIn: 'CloudTrail',
    operation: textOf(event.eventName) ?? '',
    outcome: type === undefined ? 'ok' : 'failed',
    ...(type !== undefined && {
      error: { type, ...(message !== undefined && { message: safeText(message) }) },
    }),
    ...(Number.isFinite(at) && { at }),
    ...(region !== undefined && { region }),
    ...(poolId !== undefined && { poolId }),
    ...(clientId !== undefined && { clientId }),
    ...(user !== undefined && { user }),
    ...(authFlow !== undefined && { authFlow }),
    ...(request.secretHash !== undefined && { hasSecretHash: true }),
    ...(request.deviceKey !== undefined && { hasDeviceKey: true }),
  };
}

/** The hosted pages tell a failure by its HTTP status alone; the API by the name of its error. */
function errorType(code: string | undefined, status: unknown): string | undefined {
  if (code !== undefined) return code.split(/[.#]/).at(-1);
  return typeof status === 'number' && status >= 400 ? String(status) : undefined;
}
