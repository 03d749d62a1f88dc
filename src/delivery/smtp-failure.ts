import { DeliveryFailed } from './delivery.ts';
import { quoted } from './quoted.ts';

function member(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

/** Codes of the library and of the system that mean that there was no conversation to be refused in. */
const talks = new Set<unknown>(['EAUTH', 'EENVELOPE', 'EMESSAGE']);

/** What came of handing a mail over, from the error that the SMTP library gives. */
export function smtpFailure(error: unknown, server: string, timeout: number): DeliveryFailed {
  const code = member(error, 'code');
  const status = member(error, 'responseCode');
  const response = member(error, 'response');
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'EABORT' || code === 'ETIMEDOUT')
    return new DeliveryFailed('unreachable', server, `no answer within ${timeout / 1000} s`);
  if (code === 'ETLS') return new DeliveryFailed('unreachable', server, `no TLS: ${quoted(message)}`);
  // An answer to a login may quote it; its number says enough.
  if (code === 'EAUTH')
    return new DeliveryFailed('refused', server, `login refused${status ? `: ${status}` : ''}`);
  if (typeof response === 'string' && response)
    return new DeliveryFailed('refused', server, quoted(response));
  return new DeliveryFailed(talks.has(code) ? 'refused' : 'unreachable', server, quoted(message));
}
