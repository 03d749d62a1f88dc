import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { eventVariants } from '../../src/trigger-check/event-variants.ts';
import { handlerFolder } from './trigger-handlers.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/trigger-command.md'), 'utf8');
const { trigger, write } = handlerFolder();

const block = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );

write('sign-up.mjs', block('js')[0] ?? '');
write('event.json', JSON.stringify({ triggerSource: 'PreSignUp_SignUp', version: '1' }));

describe('docs/trigger-command.md', () => {
  for (const [name, { inProduction }] of Object.entries(eventVariants)) {
    test(`says of ${name} whether it is a failure`, () => {
      const row = page
        .split('\n')
        .find(line => /^\| `/.test(line) && line.split('|')[1]?.includes(`\`${name}\``));
      assert.match(row ?? '', inProduction ? / failure \|$/ : / warning \|$/);
    });
  }

  test('shows what the command prints', async () => {
    const [shown = ''] = block('text');
    const [line = '', ...lines] = shown.trimEnd().split('\n');
    const { code, said } = await trigger(line.split(' ').slice(3));
    assert.equal(code, 1);
    const timeless = (text: string) => text.replaceAll(/[\d.]+ m?s\b/g, 'a time');
    assert.equal(timeless(said), timeless(lines.join('\n')));
  });

  const lines = block('sh').flatMap(text => text.trim().split('\n'));
  for (const line of lines.filter(one => !one.includes('verify.mjs'))) {
    test(`has a command line that is right: ${line}`, async () => {
      const { code, complained } = await trigger(
        line.split(' ').slice(2),
        JSON.stringify({ triggerSource: 'PreSignUp_SignUp' }),
      );
      assert.ok(code < 2, complained);
    });
  }
});
