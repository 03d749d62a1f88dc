import type { Upstream } from '../../tap/upstream.ts';
import type { Paint } from '../paint.ts';

/** What a tap says when it is ready. */
export function tapScreen(
  {
    origin,
    upstream,
    isOpen,
    record,
  }: {
    readonly origin: string;
    readonly upstream: Upstream;
    readonly isOpen: boolean;
    readonly record: string | undefined;
  },
  paint: Paint,
): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Tap', paint.link(origin)],
    ['Upstream', upstream.origin],
    ['Signed calls', signedCalls(upstream, isOpen)],
    ['Calls', paint.link(`${origin}/_lifeguard/events`)],
    ...(record === undefined ? [] : [['Recording', record] as const]),
  ];
  const set = `AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=${origin}`;
  return [
    ...facts.map(([name, value]) => `  ${name.padEnd(14)}${value}`),
    '',
    '  Point the app here:',
    `    ${paint.bold(set)}`,
    paint.dim('  Ctrl-C ends it with a summary.'),
    '',
  ].join('\n');
}

function signedCalls({ isLocal }: Upstream, isOpen: boolean): string {
  if (isLocal) return 'as they come';
  return isOpen ? 'anew, for programs of this machine only' : 'anew, with the credentials of this machine';
}
