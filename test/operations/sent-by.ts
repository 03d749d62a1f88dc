import assert from 'node:assert/strict';
import type { OperationName } from '../../src/model/operation.ts';
import { eventSchema, type TriggerSource } from '../../src/triggers/index.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import { senderPools } from './sender-pools.ts';
import { startWire, type Wire } from './wire.ts';

/** A Lifeguard whose pools have custom senders, and where these send to. */
export interface Senders {
  readonly wire: Wire;
  readonly outbox: Outbox;
  stop(): Promise<void>;
}

/** Starts both. */
export async function startSenders(): Promise<Senders> {
  const outbox = await startOutbox();
  const wire = await startWire({ pools: senderPools(outbox.url) });
  return {
    wire,
    outbox,
    async stop() {
      await wire.stop();
      await outbox.stop();
    },
  };
}

/**
 * Makes a call that invokes one sender, and gives the code that this could decrypt, and its event. The call's
 * own event says that the sender was invoked, that nothing else ran, and that Lifeguard sent nothing.
 */
export async function sentBy(
  { wire, outbox }: Senders,
  operation: OperationName,
  input: object,
  { source, user }: { readonly source: TriggerSource; readonly user: string },
) {
  const { status, text, event: call } = await wire.call(operation, input);
  assert.equal(status, 200, text);
  const ran = call.triggers.filter(trigger => trigger.source.startsWith('Custom'));
  assert.deepEqual(
    [ran.map(trigger => [trigger.source, trigger.outcome]), call.messages],
    [[[source, 'invoked']], []],
  );
  const run = await wire.events.waitFor({ operation: source, user }, 60_000);
  const [note] = run.triggers;
  assert.deepEqual(
    [run.requestId, run.poolId, run.clientId, run.outcome, run.cause, note?.outcome, note?.attempts],
    [call.requestId, call.poolId, call.clientId, 'ok', undefined, 'ok', 1],
  );
  const sent = outbox.sent.filter(({ event }) => event.userName === user && event.triggerSource === source);
  assert.equal(sent.length, 1);
  const [{ event, opened } = assert.fail()] = sent;
  eventSchema(source).parse(event);
  assert.equal(event.request.code?.startsWith('AYADe'), true);
  const [raw, kms] = opened;
  assert.deepEqual(raw, kms);
  const { 'aws-crypto-public-key': publicKey, ...context } = raw?.context ?? {};
  assert.deepEqual([typeof publicKey, context], ['string', { 'userpool-id': call.poolId }]);
  return { event, code: raw?.text ?? '', answer: JSON.parse(text || '{}') };
}
