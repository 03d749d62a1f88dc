import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { handlerFolder } from './trigger-handlers.ts';

const { trigger, write } = handlerFolder();
const words = (line: string) => line.split(' ').filter(word => word !== '');
write('event.json', JSON.stringify({ triggerSource: 'PreSignUp_SignUp' }));

describe('a wrong command line', () => {
  const rows: readonly (readonly [line: string, code: number, sentence: RegExp])[] = [
    ['', 2, /^lifeguard trigger takes the word check, sample or invoke: see lifeguard trigger --help\.$/],
    ['chekc', 2, /^lifeguard trigger has no command chekc\. Did you mean "check"\?$/],
    ['constructor', 2, /^lifeguard trigger has no command constructor\. See/],
    ['sample', 2, /^lifeguard trigger sample needs a SOURCE/],
    ['sample --list PreSignUp_SignUp', 2, /^--list lists all sources, so it takes no SOURCE\.$/],
    ['sample SignUp', 2, /^No trigger has the source SignUp\./],
    ['sample PreSignUp_SignUp --variant thick', 2, /^There is no variant thick\. /],
    ['sample PreSignUp_SignUp --variant nobody', 2, /^PreSignUp_SignUp has no event in the variant nobody/],
    [
      'sample PreSignUp_SignUp --set version=2',
      2,
      /^PreSignUp_SignUp has no version 2: its versions are 1\.$/,
    ],
    ['sample PreSignUp_SignUp --set email', 2, /^--set takes MEMBER=TEXT or MEMBER:=JSON/],
    ['sample PreSignUp_SignUp --set request..x=1', 2, /^--set takes MEMBER=TEXT or MEMBER:=JSON/],
    ['sample PreSignUp_SignUp --set', 2, /^--set needs a value: --set MEMBER=TEXT\.$/],
    ['sample PreSignUp_SignUp --sources', 2, /^lifeguard trigger sample has no flag --sources\./],
    [
      'sample TokenGeneration_Authentication --set request.groupConfiguration.groupsToOverride.0=a',
      2,
      /^groupsToOverride is a list/,
    ],
    ['invoke', 2, /^lifeguard trigger invoke needs a FILE/],
    ['invoke right.mjs', 2, /^lifeguard trigger invoke needs --source NAME or --event FILE\.$/],
    ['invoke right.mjs --event gone.json', 2, /^--event gone\.json cannot be read: ENOENT/],
    ['invoke right.mjs --event right.mjs', 2, /^right\.mjs is no event: an object in JSON\.$/],
    ['invoke right.mjs --event -', 2, /^What came by the standard input is no event/],
    ['invoke right.mjs --event event.json --variant thin', 2, /^--variant and --event exclude each other\.$/],
    ['invoke empty.mjs --source PreSignUp_SignUp', 3, /^empty\.mjs does not load: Runtime\.HandlerNotFound/],
  ];
  for (const [line, code, sentence] of rows) {
    test(`is told: trigger ${line}`, async () => {
      const result = await trigger(words(line));
      assert.deepEqual([result.code, result.said], [code, '']);
      assert.match(result.complained, sentence);
    });
  }

  for (const word of ['check', 'sample', 'invoke']) {
    test(`${word} has a help of its own, in lines of at most 100 columns but for examples`, async () => {
      const { code, said } = await trigger([word, '--help']);
      assert.equal(code, 0);
      assert.match(said, new RegExp(`^Usage: lifeguard trigger ${word} `));
      const [help = ''] = said.split('Examples:');
      for (const line of help.split('\n')) assert.ok(line.length <= 100, line);
    });
  }
});
