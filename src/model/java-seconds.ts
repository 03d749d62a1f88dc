/**
 * A time in milliseconds since 1970 as seconds the way Java prints a double: `1.790257797161E9`, and `0.001`
 * to `9999999.999` without an exponent. Inferred from byte counts of recorded answers; any JSON parser reads
 * the same number from it as from milliseconds / 1000.
 */
export function javaSeconds(milliseconds: number): string {
  if (!Number.isSafeInteger(milliseconds)) throw new Error('the output has an invalid date');
  if (milliseconds < 0) return `-${javaSeconds(-milliseconds)}`;
  const digits = String(milliseconds).padStart(4, '0');
  if (milliseconds < 1e10) {
    return `${digits.slice(0, -3)}.${withoutTrailingZeros(digits.slice(-3)) || '0'}`;
  }
  return `${digits[0]}.${withoutTrailingZeros(digits.slice(1)) || '0'}E${digits.length - 4}`;
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
