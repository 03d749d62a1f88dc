import { fileURLToPath } from 'node:url';
import { excerptOf } from './excerpt.ts';
import { importPlace } from './import-failure.ts';

/** A line of a stack: a place by itself, or in brackets behind the name of what was called. */
const frame = /^ +at (?:.*? \()?(.+?):(\d+):\d+\)?$/;
/** What Node.js puts before the stack of code that it cannot read. */
const unread = /^(file:.+|\/.+|[A-Za-z]:\\.+):(\d+)$/;

/**
 * The file and line in which an error came up, such as `/app/handler.ts:12`: the first that is no installed package's,
 * where there is one. Undefined where the stack names no file.
 *
 * @param own the beginning of the paths of files that are none of the handler's
 */
export function errorPlace(stack: string, own: string): string | undefined {
  const places = stack
    .split('\n')
    .map((line, at) => (at === 0 ? unread : frame).exec(line))
    .flatMap(found => (found ? [`${pathOf(found[1] ?? '')}:${found[2]}`] : []))
    .filter(place => /^(\/|[A-Za-z]:\\)/.test(place) && !place.startsWith(own));
  const thrown = places.find(one => !/[\\/]node_modules[\\/]/.test(one)) ?? places[0];
  const place = thrown ?? importPlace(stack);
  return place === undefined ? undefined : excerptOf(place, 500);
}

function pathOf(place: string): string {
  try {
    return place.startsWith('file:') ? fileURLToPath(place) : place;
  } catch {
    return place;
  }
}
