import { resolve } from 'node:path';
import { clientIdForm } from '../../pool/client-id.ts';
import { systemRandom } from '../../pool/random.ts';
import { isMark } from '../../tap/marks.ts';
import { RecordingUnreadable, readRecording } from '../../tap/replay/read-recording.ts';
import { replay as replayCalls } from '../../tap/replay/replay.ts';
import { TargetUnreachable, targetAt } from '../../tap/replay/target.ts';
import { parseUpstream } from '../../tap/upstream.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { readableJson } from '../readable-json.ts';
import { UsageProblem } from '../usage-problem.ts';
import { isProven, replayCounts, replayedLines, summaryLines } from './replay-report.ts';

/** `lifeguard replay`. */
export const replay = defineCommand(
  {
    name: 'replay',
    about:
      'Sends the calls of a recording of lifeguard tap to another endpoint, in order, and tells in what its answers ' +
      'differ: outcome, error, message, and which members an answer has. Sessions, tokens and secrets are what the ' +
      'target gives, codes come from its mailbox where it is a Lifeguard, and passwords and new users are made up. ' +
      'Calls that carry what nobody knows are named, and not replayed: then, as where an answer differs, the exit code ' +
      'is 1. It changes what the calls change: take a target for tests.',
    operands: 'RECORDING',
    flags: {
      target: { kind: 'text', value: 'REGION|URL', about: 'Where the calls go' },
      value: {
        kind: 'list',
        value: 'MARK=TEXT',
        about: 'What a mark stands for; or CLIENTID=SECRET for SECRET_HASH',
      },
    },
    examples: [
      ['lifeguard replay calls.ndjson --target http://127.0.0.1:9400', 'Replay to a Lifeguard'],
      [
        'lifeguard replay calls.ndjson --target http://127.0.0.1:9400 --value email#3f2a81c0=a@b.example',
        'With a user who is there',
      ],
    ],
  },
  async ({ flags, operands, terminal }) => {
    const [file] = operands;
    if (file === undefined) throw new UsageProblem('Say which recording to replay: lifeguard replay FILE.');
    const target = flags.target === undefined ? undefined : parseUpstream(flags.target);
    if (!target) {
      throw new UsageProblem(
        'Say where the calls go with --target, a region such as eu-west-1 or an address such as http://127.0.0.1:9400.',
      );
    }
    const given = new Map(flags.value.map(givenValue));
    const brush = paint(terminal.colour);
    try {
      const calls = await readRecording(resolve(terminal.directory, file));
      const results = await replayCalls(calls, {
        target: targetAt(target.url, fetch, Date.now),
        random: systemRandom,
        now: Date.now,
        given,
        tell(replayed) {
          const lines = flags.json ? [] : replayedLines(replayed, terminal.columns, brush);
          if (lines.length > 0) terminal.say(lines.join('\n'));
        },
      });
      const counts = replayCounts(results);
      const summary = summaryLines(results, terminal.columns, brush).join('\n');
      terminal.say(flags.json ? readableJson({ ...counts, results }) : summary);
      return isProven(counts) ? exitCode.fine : exitCode.found;
    } catch (error) {
      if (error instanceof RecordingUnreadable || error instanceof TargetUnreachable) {
        throw new NotReached(error.message);
      }
      throw error;
    }
  },
);

function givenValue(given: string): readonly [string, string] {
  const at = given.indexOf('=');
  const [mark, text] = [given.slice(0, Math.max(at, 0)), given.slice(at + 1)];
  if ((isMark(mark) || clientIdForm.test(mark)) && text !== '') return [mark, text];
  throw new UsageProblem(
    '--value takes a mark of the recording and what it stands for, such as email#3f2a81c0=anna@example.com.',
  );
}
