import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { junitReport } from '../../src/cli/trigger/trigger-junit.ts';
import { contractNamed, sourceNamed } from '../../src/cli/trigger/trigger-sources.ts';
import type { Checked } from '../../src/trigger-check/check-handler.ts';
import { anyCharacter } from '../any-character.ts';
import { wellFormedXml } from './well-formed-xml.ts';

function checkedWith(text: string): Checked {
  const event = {
    variant: 'complete',
    verdict: 'failed',
    findings: [{ problem: text, cause: 'handler-threw', error: { type: 'T', message: text } }],
    advice: [],
    printed: [text],
    attempts: 1,
    milliseconds: 1,
    isLate: false,
    hasDied: false,
  } as const;
  const source = sourceNamed('PreSignUp_SignUp');
  return {
    subject: { contract: contractNamed('PreSignUp'), sources: [source] },
    sources: [{ source, when: text, verdict: 'failed', events: [event], notTried: ['names'] }],
  };
}

test('whatever handlers throw and print, and whatever their files are called, the XML is well-formed and says it', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 40 }), text => {
      const report = junitReport(text, [checkedWith(text)], false);
      const [suite] = wellFormedXml(report).children;
      const [first] = suite?.children ?? [];
      const [failure, output] = first?.children ?? [];
      // What XML does not have, and what a terminal obeys.
      const readable = text
        .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
        .replaceAll(/[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu, '\ufffd')
        .replaceAll(/\r\n?/g, '\n');
      assert.equal(failure?.attributes.message, readable);
      assert.ok(failure?.text.startsWith(readable));
      assert.equal(output?.text ?? '', readable);
    }),
    { numRuns: 1_000 },
  );
});
