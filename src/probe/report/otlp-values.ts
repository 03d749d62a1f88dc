/*
 * The parts of OTLP's JSON that traces and metrics share: that of Protocol Buffers with names in camel case, but ids in hex
 * and enumerations as numbers (documented). 64-bit numbers are decimal texts.
 */

/** An attribute. */
export interface KeyValue {
  readonly key: string;
  readonly value: { readonly stringValue: string } | { readonly boolValue: boolean };
}

/** Attributes by name; those that are undefined are left out. */
export function attributes(values: Readonly<Record<string, string | undefined>>): KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: { stringValue: value.toWellFormed() } }],
  );
}

/** Nanoseconds since 1970, of milliseconds that may have fractions. */
export function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1_000)) * 1_000n);
}

/** Whose measurements they are. */
export const scope = { name: 'lifeguard.probe' } as const;
