import { type ParsedSettings, parseSettings } from './parse-settings.ts';
import { type KnownJourneys, probeChecks } from './probe-checks.ts';
import { type ProbeFile, probeFile } from './probe-file.ts';
import type { Problem } from './problem.ts';
import { readText } from './read-text.ts';
import type { Environment } from './substitute.ts';

/** A probe.yaml that was read, or everything that is wrong with it. */
export type LoadedProbe =
  | ({ readonly ok: true } & ParsedSettings<ProbeFile>)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads and checks a probe.yaml. Never throws for what stands in the file: every problem is in the answer. */
export function loadProbe(path: string, environment: Environment, known: KnownJourneys): LoadedProbe {
  const read = readText(path);
  if ('problem' in read) return { ok: false, problems: [read.problem] };
  return parseProbe(read.text, { file: path, environment }, known);
}

/**
 * Checks the text of a probe.yaml.
 *
 * @param given the file's name for problems, and the environment
 * @param known the journeys and stages that come along
 */
export function parseProbe(
  text: string,
  given: { readonly file: string; readonly environment: Environment },
  known: KnownJourneys,
): LoadedProbe {
  return parseSettings(text, given, {
    schema: probeFile,
    expected: 'a mapping with target, users and keep',
    check: data => probeChecks(data, known),
  });
}
