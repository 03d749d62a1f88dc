import { importOptional, NotLoaded } from '../pool/import-optional.ts';
import { boundedCall, longestCall, type Sending } from './bounded-call.ts';
import { type ClientSettings, clientSettings } from './client-settings.ts';
import { failedRead, silenceOf } from './failed-read.ts';
import { createMemo } from './memo.ts';
import { NotRead } from './not-read.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import type { ServiceQuestion } from './service-question.ts';
import type { ServiceName } from './target.ts';

/** A service that stands around user pools, and how its calls are made. */
export interface Service<M, C extends Sending> {
  readonly name: ServiceName;
  /** The package of its client. */
  readonly package: string;
  readonly load: () => Promise<M>;
  readonly client: (sdk: M, settings: ClientSettings) => C;
}

/** Makes a call once, at its pace, and tells its failure in our words. */
export type ServiceCall<M, C extends Sending> = <T>(
  question: ServiceQuestion,
  send: (client: C, sdk: M) => Promise<T>,
) => Promise<T>;

/**
 * The calls of one service. Its client is loaded when it is first asked. A service that does not answer is no reason to
 * stop: it may not be in that region, or not be reachable from here, where all others are.
 */
export function serviceCalls<M, C extends Sending>(
  outside: Outside,
  pace: Pace,
  service: Service<M, C>,
): ServiceCall<M, C> {
  const memo = createMemo();
  const clients = new Map<string, C>();
  return (question, send) => {
    const { region, action, of } = question;
    return memo(`${action} ${region} ${of}`, async () => {
      const settings = clientSettings(outside, service.name, region);
      const sdk = await importOptional(service.package, service.load).catch(error => {
        const isMissing = error instanceof NotLoaded && !error.isInstalled;
        throw isMissing ? new NotRead({ kind: 'not installed', package: service.package }) : error;
      });
      const client = clients.get(region) ?? service.client(sdk, settings);
      clients.set(region, client);
      const bounded = () =>
        boundedCall(client, AbortSignal.timeout(longestCall(outside.target)), one => send(one, sdk));
      return pace(action, bounded).catch(error => {
        const silence = error instanceof SyntaxError ? 'no answer of AWS' : silenceOf(error);
        if (silence !== undefined) throw new NotRead({ kind: 'refused', action, error: silence });
        throw failedRead(error, question, outside);
      });
    });
  };
}
