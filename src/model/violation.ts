/** One value that breaks one rule of the model. */
export interface Violation {
  /** As the service prints it, such as `policies.passwordPolicy.minimumLength`. */
  readonly path: string;
  /** Such as `Member must not be null`. */
  readonly rule: string;
  /** `Value 'x'`, `Value null`, or just `Value` where the service withholds it. */
  readonly shown: string;
}

/**
 * The whole message of the InvalidParameterException. Observed: one error is an `error`, several are
 * `errors`, in no promised order.
 */
export function violationMessage(violations: readonly Violation[]): string {
  const noun = violations.length === 1 ? 'error' : 'errors';
  const items = violations.map(({ path, rule, shown }) => sentence(shown, path, rule));
  return `${violations.length} validation ${noun} detected: ${items.join('; ')}`;
}

/** The same sentences without any value, for logs. */
export function withheldMessages(violations: readonly Violation[]): string[] {
  return violations.map(({ path, rule }) => sentence('Value', path, rule));
}

function sentence(shown: string, path: string, rule: string): string {
  return `${shown} at '${path}' failed to satisfy constraint: ${rule}`;
}

/** A decoded value as the service prints it, which is Java's `toString`. */
export function shownValue(value: unknown): string {
  if (value instanceof Uint8Array)
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`;
  if (Array.isArray(value)) return `[${value.map(shownValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}=${shownValue(item)}`);
  return `{${entries.join(', ')}}`;
}
