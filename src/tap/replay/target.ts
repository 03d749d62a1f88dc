import { api } from '../../model/api.ts';
import { isLocalName } from '../../pool/local-name.ts';
import { members, parsedJson, textOf } from '../../pool/members.ts';
import { basicTime } from '../../pool/signing-time.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import type { RecordedCall } from '../recording-line.ts';

/** The target did not answer. The message is one sentence for people. */
export class TargetUnreachable extends Error {
  override readonly name = 'TargetUnreachable';
}

/** What a target answered. */
export interface TargetAnswer {
  readonly status: number;
  readonly outcome: 'ok' | 'failed';
  readonly error?: { readonly type: string; readonly message: string | null };
  readonly output?: unknown;
}

/** An endpoint that calls are replayed to. */
export interface Target {
  readonly isLocal: boolean;
  /**
   * Asks whether anybody answers there, before the first call goes out.
   *
   * @throws TargetUnreachable
   */
  reach(): Promise<void>;
  /** @throws TargetUnreachable */
  call(recorded: RecordedCall, input: unknown): Promise<TargetAnswer>;
  /** The code of the newest message, if one has arrived since this was last asked; undefined where there is no mailbox. */
  arrivedCode(): Promise<string | undefined>;
}

/** @param now milliseconds since 1970 */
export function targetAt(url: URL, send: typeof fetch, now: () => number): Target {
  const isLocal = isLocalName(url.hostname);
  let newest: string | undefined;
  const mailbox = () =>
    send(new URL('/_lifeguard/mail?limit=1', url), {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
  return {
    isLocal,
    async reach() {
      // Any answer will do; one that is slow to say that it has no mailbox may still take calls.
      const response = await mailbox().catch((error: unknown) => {
        if (error instanceof Error && error.name === 'TimeoutError') return undefined;
        throw new TargetUnreachable(`${url.origin} did not answer (${whyUnanswered(error)}).`);
      });
      await response?.body?.cancel();
    },
    async call(recorded, input) {
      const response = await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${api.targetPrefix}.${recorded.operation}`,
          ...(recorded.signed !== 'no' && anySignature(recorded.region ?? 'us-east-1', now())),
        },
        body: JSON.stringify(input),
        // A call carries secrets that are for this target; a redirect is an answer like any other.
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000),
      }).catch((error: unknown) => {
        throw new TargetUnreachable(
          `${url.origin} did not answer ${recorded.operation} (${whyUnanswered(error)}).`,
        );
      });
      const body = parsedJson(await response.text());
      if (response.ok) {
        return { status: response.status, outcome: 'ok', ...(body !== undefined && { output: body }) };
      }
      const { __type: type, message, Message } = members(body);
      const error = {
        type: textOf(type) ?? `HTTP ${response.status}`,
        message: textOf(message) ?? textOf(Message) ?? null,
      };
      return { status: response.status, outcome: 'failed', error };
    },
    async arrivedCode() {
      const response = await mailbox().catch(() => undefined);
      const listed = response?.ok ? parsedJson(await response.text()) : undefined;
      const message = members(Array.isArray(listed) ? listed[0] : undefined);
      if (message.id === newest || !Array.isArray(message.codes)) return undefined;
      newest = textOf(message.id);
      return textOf(message.codes[0]);
    },
  };
}

/** A Lifeguard in local mode takes any signature that is well formed. */
function anySignature(region: string, now: number): Record<string, string> {
  const date = basicTime(now);
  const scope = `local/${date.slice(0, 8)}/${region}/cognito-idp/aws4_request`;
  return {
    'x-amz-date': date,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`,
  };
}
