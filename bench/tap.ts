import { askOnce, type Bench, type Operation, repeated } from './operation.ts';
import { apiRequest, echoRequest } from './request.ts';
import type { Tokens } from './sign-ins.ts';
import type { TapProcess } from './tap-process.ts';

/** The rows that went through a tap which records: one in front of the service, one in front of the bare echo. */
export const tapNames = { service: 'GetUser through a tap', echo: 'Echo through a tap' } as const;

/** What a tap costs: the same call as the row `GetUser`, and an echo of the same size. */
export async function tapCalls(
  bench: Bench,
  tokens: readonly Tokens[],
  taps: Readonly<Record<keyof typeof tapNames, TapProcess>>,
): Promise<readonly Operation[]> {
  const requests = tokens.map(({ AccessToken }) => apiRequest('GetUser', { AccessToken }, 'public'));
  const [first = Buffer.of()] = requests;
  const { answers } = await askOnce(bench, 1, [first], { keepAnswers: true });
  const echoed = echoRequest(first, Buffer.byteLength(answers[0] ?? ''));
  const { run } = bench;
  return [
    repeated({ port: taps.service.port, run }, tapNames.service, first, requests),
    repeated({ port: taps.echo.port, run }, tapNames.echo, first, [echoed]),
  ];
}
