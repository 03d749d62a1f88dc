import { span } from './span.ts';

/**
 * How a clock goes, as a sentence.
 *
 * @param aheadBy of the service's clock, in milliseconds; behind it if negative
 */
export function clockDifference(aheadBy: number): string {
  return `The clock is ${span(aheadBy)} ${aheadBy < 0 ? 'behind' : 'ahead of'} that of the service.`;
}
