import { resolve } from 'node:path';
import { type Catalogue, readCatalogue } from '../../causes/catalogue.ts';
import { formatProblems } from '../../config/problem.ts';
import { systemClock } from '../../pool/clock.ts';
import { isLocalName } from '../../pool/local-name.ts';
import { systemRandom } from '../../pool/random.ts';
import { createRecorder } from '../../recorder/recorder.ts';
import { ListenFailed, listen, stopListening } from '../../server/listen.ts';
import { defaultCredentials } from '../../tap/default-credentials.ts';
import { createLikelyCause, type LikelyCause } from '../../tap/likely-cause.ts';
import { createMarks } from '../../tap/marks.ts';
import { createRecordingFile, type RecordingFile } from '../../tap/recording-file.ts';
import { type RecordingHead, recordingVersion } from '../../tap/recording-line.ts';
import { createTap } from '../../tap/tap.ts';
import { parseUpstream, type Upstream } from '../../tap/upstream.ts';
import { createWatch } from '../../tap/watch.ts';
import { callEventOf } from '../../tap/watched-call.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { readPools } from '../read-pools.ts';
import { readableJson } from '../readable-json.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { callLines } from './call-lines.ts';
import { knownClients } from './known-clients.ts';
import { tapScreen } from './tap-screen.ts';
import { tapServer } from './tap-server.ts';
import { createTapSummary } from './tap-summary.ts';

/** `lifeguard tap`. */
export const tap = defineCommand(
  {
    name: 'tap',
    about:
      'Stands between an app and Cognito, passes every call on as it is, and tells the true cause of each failure as it ' +
      'happens, from the calls before it: this code was issued to one app client, and another submitted it. Point the app ' +
      'at it with AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER or the endpoint of its SDK. Administrators’ calls are ' +
      'signed anew with the AWS credentials of this machine; an upstream on this machine gets them as they are. Ctrl-C ' +
      'ends it with a summary.',
    flags: {
      upstream: {
        kind: 'text',
        value: 'REGION|URL',
        about: 'Where calls go: a region of AWS, or an endpoint',
      },
      port: {
        kind: 'number',
        value: 'PORT',
        from: 0,
        to: 65_535,
        fallback: 9410,
        about: 'Port; 0 takes a free one',
      },
      host: { kind: 'text', value: 'HOST', fallback: '127.0.0.1', about: 'Address to listen on' },
      record: { kind: 'text', value: 'FILE', about: 'Record every call, its secrets replaced by marks' },
      'max-size': {
        kind: 'number',
        value: 'MB',
        from: 1,
        to: 10_000,
        fallback: 100,
        about: 'Largest recording; later calls are left out',
      },
      'show-users': { kind: 'switch', about: 'Leave user names and addresses readable' },
      config: { kind: 'text', value: 'FILE', about: 'A pools.yaml that names the app clients' },
    },
    examples: [
      ['lifeguard tap --upstream eu-west-1', 'In front of Cognito in Ireland'],
      [
        'lifeguard tap --upstream http://127.0.0.1:9400 --record calls.ndjson',
        'In front of a Lifeguard, and record',
      ],
    ],
  },
  async ({ flags, terminal }) => {
    const upstream = upstreamOf(flags.upstream);
    if (upstream.isLocal && upstream.url.port === String(flags.port)) {
      throw new UsageProblem(`--upstream is this tap itself; choose another port with --port.`);
    }
    const clients = clientsOf(flags.config, terminal);
    const stopped = terminal.untilStopped();
    const stopping = new AbortController();
    const recorder = createRecorder();
    const summary = createTapSummary();
    const startedAt = systemClock.now();
    let catalogue: { readonly titles: Catalogue; readonly likelyCause: LikelyCause } | undefined;
    // Nothing waits for it: the first calls are told a little less of.
    void readCatalogue().then(titles => {
      catalogue = { titles, likelyCause: createLikelyCause(titles, () => systemClock.now()) };
    });
    const watch = createWatch({
      markOf: createMarks(systemRandom.bytes(32)),
      since: startedAt,
      showUsers: flags['show-users'],
      withBodies: flags.record !== undefined,
      ...(upstream.region !== undefined && { region: upstream.region }),
      clientOf: id => clients.get(id),
      titleOf: id => catalogue?.titles.get(id)?.definition.title,
      likelyCause: error => catalogue?.likelyCause(error),
    });
    const brush = paint(terminal.colour);
    const nameOf = (id: string) => clients.get(id)?.name;
    const passing = createTap({
      upstream,
      clock: systemClock,
      elapsed: () => performance.now(),
      ...(!upstream.isLocal && { credentials: defaultCredentials(upstream.region) }),
      observe(exchange) {
        const call = watch(exchange);
        recorder.record(callEventOf(call));
        recording?.write(call);
        summary.add(call);
        const { input, output, ...shown } = call;
        const lines = flags.json
          ? [readableJson(shown, 0)]
          : callLines(call, { paint: brush, columns: terminal.columns, nameOf });
        terminal.say(lines.join('\n'));
      },
      report: error => terminal.complain(`A call was passed on and not understood: ${String(error)}`),
    });
    let recording: RecordingFile | undefined;
    const server = tapServer(passing, { recorder, stopping: stopping.signal });
    try {
      const origin = await listen(server, flags).catch(error => {
        throw error instanceof ListenFailed ? new NotReached(error.message) : error;
      });
      recording = await recordingAt(flags, terminal, { upstream, startedAt });
      const isOpen = !isLocalName(flags.host);
      if (flags.json) terminal.say(readableJson({ tap: origin, upstream: upstream.origin }, 0));
      else terminal.say(tapScreen({ origin, upstream, isOpen, record: flags.record }, brush));
      if (isOpen)
        terminal.complain(`Whoever reaches ${flags.host} can call through this tap and see who calls.`);
      await stopped;
    } finally {
      stopping.abort();
      await stopListening(server);
      passing.close();
      await recording?.close();
    }
    const kept = recording && { file: flags.record, ...recording.counts(), problem: recording.problem() };
    if (flags.json) terminal.say(readableJson({ ...summary.asData(), ...(kept && { recording: kept }) }, 0));
    else terminal.say(['', ...summary.lines(brush), ...(kept ? [keptLine(kept)] : [])].join('\n'));
    return exitCode.fine;
  },
);

function upstreamOf(given: string | undefined): Upstream {
  if (given === undefined) {
    throw new UsageProblem('Say where calls go with --upstream, such as --upstream eu-west-1.');
  }
  const upstream = parseUpstream(given);
  if (upstream) return upstream;
  throw new UsageProblem(
    `--upstream takes a region such as eu-west-1, or an address such as http://127.0.0.1:9400, not ${given}.`,
  );
}

/** A file that was named must be right; one that happens to lie here only adds names. */
function clientsOf(file: string | undefined, terminal: Terminal): ReturnType<typeof knownClients> {
  const { loaded } = readPools(file, terminal);
  if (!loaded.ok && file !== undefined) throw new UsageProblem(formatProblems(loaded.problems));
  return knownClients(loaded);
}

/** @throws NotReached where the file cannot be made */
async function recordingAt(
  flags: { readonly record: string | undefined; readonly 'max-size': number; readonly 'show-users': boolean },
  { directory, version }: Terminal,
  { upstream, startedAt }: { readonly upstream: Upstream; readonly startedAt: number },
): Promise<RecordingFile | undefined> {
  const { record } = flags;
  if (record === undefined) return undefined;
  const head: RecordingHead = {
    recording: recordingVersion,
    madeBy: `lifeguard ${version}`,
    upstream: upstream.origin,
    startedAt: new Date(startedAt).toISOString(),
    showsUsers: flags['show-users'],
  };
  const most = flags['max-size'] * 1024 * 1024;
  return createRecordingFile(resolve(directory, record), most, head).catch((error: unknown) => {
    throw notRecorded(record, error);
  });
}

function notRecorded(file: string, error: unknown): NotReached {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return new NotReached(
    code === 'EEXIST'
      ? `${file} is there already; name another file with --record.`
      : `${file} cannot be written (${String(code ?? error)}).`,
  );
}

function keptLine(kept: {
  file: string | undefined;
  written: number;
  leftOut: number;
  problem: string | undefined;
}) {
  const rest = kept.leftOut > 0 ? `, ${kept.leftOut} left out. ${kept.problem ?? ''}`.trimEnd() : '';
  return `Recorded in ${kept.file}: ${kept.written}${rest}`;
}
