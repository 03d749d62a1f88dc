import { importOptional, NotLoaded } from '../pool/import-optional.ts';
import { isAnswered } from '../pool/is-answered.ts';
import { DeliveryFailed } from './delivery.ts';
import { quoted } from './quoted.ts';

/**
 * Where a service of AWS is spoken to. Credentials are found as the SDK finds
 * them: environment, profile, role.
 */
export interface AwsService {
  readonly region: string;
  /** Another address than that of the region, such as that of a local stand-in. */
  readonly endpoint?: string;
}

/** What the SDK's clients are made with: one try, since whoever waits for a code asks again. */
export function clientOptions({ region, endpoint }: AwsService) {
  return { region, maxAttempts: 1, ...(endpoint !== undefined && { endpoint }) };
}

/** How long handing over one message may take in all, milliseconds. */
export const longest = 10_000;

/**
 * A package of the SDK that pools.yaml asks for is not there or does not load. The message is one
 * sentence for the command line.
 */
export class AwsClientMissing extends Error {
  override readonly name = 'AwsClientMissing';

  constructor(key: string, { message }: NotLoaded) {
    super(`${key} in pools.yaml ${message}`);
  }
}

/**
 * Loads a package of the SDK, which Lifeguard does not bring along.
 *
 * @throws AwsClientMissing
 */
export async function loadClient<T>(key: string, module: string, load: () => Promise<T>): Promise<T> {
  try {
    return await importOptional(module, load);
  } catch (error) {
    throw error instanceof NotLoaded ? new AwsClientMissing(key, error) : error;
  }
}

/** What came of handing a message over, from the error that the SDK gives. */
export function awsFailure(error: unknown, server: string): DeliveryFailed {
  if (!(error instanceof Error)) return new DeliveryFailed('unreachable', server, 'failed');
  if (error.name === 'AbortError' || error.name === 'TimeoutError') {
    return new DeliveryFailed('unreachable', server, `no answer within ${longest / 1000} s`);
  }
  return new DeliveryFailed(
    isAnswered(error) ? 'refused' : 'unreachable',
    server,
    quoted(`${error.name}: ${error.message}`),
  );
}
