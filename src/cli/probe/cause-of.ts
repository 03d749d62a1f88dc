import type { KnownCall } from '../../causes/known.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { CallRefused } from '../../probe/call-refused.ts';
import { recordedCause } from '../../probe/recorded-cause.ts';
import type { RunFailure, RunSubject } from '../../probe/run.ts';
import type { JourneyResult } from '../../probe/run-journey.ts';
import type { Target } from '../../surroundings/target.ts';
import type { ProbeOutside } from './probe-outside.ts';

/**
 * The cause of a refused call: from the recorder of the Lifeguard that refused it, else the one that the catalogue ranks
 * first, if it is likely. Undefined where none is, or nothing was refused.
 */
export async function causeOf(
  error: Error | undefined,
  { subject, stages }: Pick<JourneyResult, 'subject' | 'stages'>,
  { file, target }: { readonly file: PoolsFile; readonly target: Target },
  { fetch, now }: Pick<ProbeOutside, 'fetch' | 'now'>,
): Promise<RunFailure['cause']> {
  if (!(error instanceof CallRefused)) return undefined;
  const [{ readCatalogue }, recorded] = await Promise.all([
    import('../../causes/catalogue.ts'),
    target.kind === 'endpoint' ? recordedCause(target.origin, error, fetch) : undefined,
  ]);
  const catalogue = await readCatalogue();
  if (recorded) {
    const fix = catalogue.get(recorded.id)?.definition.fix;
    const { id, title, facts } = recorded;
    return { id, title, facts, ...(fix !== undefined && { fix }) };
  }
  const [{ explain }, { knownForms }, { poolsOfFile }] = await Promise.all([
    import('../../explain/explain.ts'),
    import('../../explain/known-forms.ts'),
    import('../../explain/pools-of-file.ts'),
  ]);
  const { clientId } = subject;
  const known = {
    now: now(),
    ...{ errors: [], links: [], addresses: [], tokens: [], answers: [], logs: [] },
    calls: callsOf(error, { ...subject, stages }),
    pools: poolsOfFile(file),
    ...(clientId !== undefined && { sentBy: clientId }),
  };
  const [first, second] = explain(catalogue, knownForms(catalogue), known, [])[0]?.causes ?? [];
  // One among several that are as likely would send people the wrong way.
  if (!first || first.confidence === 'unlikely' || (second?.share ?? 0) > first.share * 0.7) return undefined;
  const { id, title, fix } = first.definition;
  return { id, title, fix };
}

/** What the run knows: that the code was asked for through the same app client, and what was refused. */
function callsOf(
  { operation, type, shown: message }: CallRefused,
  { poolId, clientId, stages }: RunSubject & Pick<JourneyResult, 'stages'>,
): readonly KnownCall[] {
  const call = {
    seenIn: 'recording',
    poolId,
    user: 'the user',
    ...(clientId !== undefined && { clientId }),
  } as const;
  const wasAsked = stages.some(({ stage, outcome }) => stage === 'request' && outcome === 'ok');
  return [
    ...(wasAsked ? [{ ...call, operation: 'ForgotPassword', outcome: 'ok' } as const] : []),
    { ...call, operation, outcome: 'failed', error: { type, message } },
  ];
}
