import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tryEvent } from '../../src/trigger-check/try-event.ts';
import { contractFor } from '../../src/triggers/contract-for.ts';
import { recentSecrets } from '../../src/triggers/functions/recent-secrets.ts';
import { sampleEvent } from '../../src/triggers/index.ts';

/** What is found of a function that answers this text. */
function tried(source: 'PreSignUp_SignUp' | 'CustomEmailSender_SignUp', json: string) {
  const answered = async () => ({ outcome: { kind: 'answered', json }, attempts: 1 }) as const;
  const lambda = { invoke: answered, invokeLater: answered, settle: async () => {}, end: async () => {} };
  return tryEvent(
    { name: 'fn', file: 'fn', arn: 'fn', lambda, ends: async () => [], recent: recentSecrets(), secrets: [] },
    {
      contract: contractFor(source).contract,
      source,
      event: { ...sampleEvent(source) },
      requestId: '1',
      confirmsByLink: false,
      isLast: true,
    },
  );
}

describe('an answer that is nested too deeply to be shown', () => {
  const deep = `{"deep":${'['.repeat(500_000)}${']'.repeat(500_000)},"response":{}}`;

  test('is found, and left out', async () => {
    const { answer, findings, advice } = await tried('PreSignUp_SignUp', deep);
    // How long it takes to read so much is the machine's own.
    const others = advice.filter(({ problem }) => !problem.startsWith('it took'));
    assert.deepEqual(
      [answer, findings.map(({ cause }) => cause), others],
      [undefined, ['answer-breaks-contract'], []],
    );
  });

  test('is left out where nothing is read of it', async () => {
    const { answer, findings } = await tried('CustomEmailSender_SignUp', deep);
    assert.deepEqual([answer, findings], [undefined, []]);
  });
});
