import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contracts, eventSchema, sampleEvent, type TriggerContract } from '../../src/triggers/index.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { realPools, runTriggers, setOffAll } from './real-calls.ts';

/*
 * Holds the events that handlers are sent to the contracts: samples, schemas and what really happens cannot
 * part.
 */
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-events-'));
const file = join(folder, 'events');

interface Sent {
  readonly version: string;
  readonly triggerSource: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** Sources of what Lifeguard has not: providers that users sign in by, the hosted pages, a judge of risk. */
const notYet = [
  'PreSignUp_ExternalProvider',
  'TokenGeneration_HostedAuth',
  'CustomEmailSender_AccountTakeOverNotification',
];

const due = Object.entries<TriggerContract>(contracts)
  .filter(([, { name }]) => runTriggers.includes(name))
  .flatMap(([, contract]) => Object.keys(contract.sources).map(source => ({ source, contract })))
  .filter(({ source }) => !notYet.includes(source));

let wire: Wire;
let sent: readonly Sent[] = [];
before(async () => {
  wire = await startWire({ pools: realPools(file) });
  await setOffAll(wire);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  sent = lines.map(line => JSON.parse(line));
});
after(async () => {
  await wire.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the events that handlers are sent', () => {
  for (const { source, contract } of due) {
    const { version } = contract;
    test(`${source}, version ${version}: are of their contract, as is the sample, with no member beside`, () => {
      const events = sent.filter(event => event.triggerSource === source && event.version === version);
      assert.notEqual(events.length, 0, `nothing set off ${source}`);
      // The names are the table's own.
      const [known, of] = [source as never, version as never];
      for (const event of events) assert.deepEqual(eventSchema(known, of).parse(event), event);
      const members = (event: object) => Object.keys(event).sort();
      const sample: Sent = sampleEvent(known, { version: of } as never);
      assert.ok(events.some(event => members(event).join() === members(sample).join()));
      const always = (event: Sent) =>
        members(event.request).filter(name => !['clientMetadata', 'userNotFound'].includes(name));
      for (const event of events) assert.deepEqual(always(event), always(sample));
    });
  }

  test('tell of metadata and of somebody unknown where there are such', () => {
    const has = (name: string) => sent.some(({ request }) => request[name] !== undefined);
    assert.deepEqual(['clientMetadata', 'userNotFound'].map(has), [true, true]);
  });
});
