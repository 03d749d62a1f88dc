import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { wellFormedXml } from '../cli/well-formed-xml.ts';
import { startStandIn } from '../probe-alert/stand-in.ts';
import { parsePrometheus } from './parse-prometheus.ts';

const folder = mkdtempSync(join(tmpdir(), 'lifeguard-'));
const slack = await startStandIn();
after(async () => {
  await slack.close();
  rmSync(folder, { recursive: true });
});
const pools = 'regions: [us-east-1]\npools:\n  - { id: us-east-1_AkG9mnbjA, name: shop }\n';
/** Nobody listens at the target. */
const settings = `
target: http://127.0.0.1:9
journeys: { jwks: {} }
keep: { file: kept }
outputs: { prometheus: probe.prom, emf: {} }
alerts: { after: 2, slack: [{ url: '${slack.url}/secret' }] }
`;
writeFileSync(join(folder, 'pools.yaml'), pools);
writeFileSync(join(folder, 'probe.yaml'), settings);

async function probe(...flags: readonly string[]) {
  const terminal = fakeTerminal(folder);
  const code = await main(['probe', '--all', ...flags], terminal);
  return { code, said: terminal.said, complained: terminal.complained };
}

describe('lifeguard probe --format', () => {
  test('writes what CI reads, and tells who is to be told of the second failure', async () => {
    const first = await probe('--format', 'junit', '--output', 'probe.xml');
    assert.equal(first.code, 3);
    const [suite] = wellFormedXml(readFileSync(join(folder, 'probe.xml'), 'utf8').trimEnd()).children;
    assert.deepEqual([suite?.attributes.name, suite?.attributes.failures], ['shop / jwks', '1']);
    // The line of the embedded metric format stands alone where the report is in a file.
    assert.deepEqual(
      first.said.map(line => JSON.parse(line).Success),
      [0],
    );
    assert.ok(!first.complained.some(line => line.startsWith('Slack')));
    slack.answer({ status: 404, body: 'no_service' });
    const second = await probe('--format', 'github');
    assert.match(second.said[0] ?? '', /\n::error title=jwks failed at keys%3A shop::http/);
    const { host } = new URL(slack.url);
    assert.deepEqual(
      second.complained.filter(line => line.startsWith('Slack')),
      [`Slack at ${host} was not told of 1 alert: it answered 404 no_service.`],
    );
    assert.ok(!second.complained.join('\n').includes('secret'));
    const [success] = parsePrometheus(readFileSync(join(folder, 'probe.prom'), 'utf8'));
    assert.equal(success?.value, 0);
  });

  test('is of one round', async () => {
    const { code, complained } = await probe('--every', '1h', '--format', 'junit');
    assert.equal(code, 2);
    assert.match(complained.join('\n'), /--format and --output are for one round/);
  });
});
