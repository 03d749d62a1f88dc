import type { PoolsFile } from '../../config/pools-file.ts';
import { CallRefused } from '../../probe/cognito.ts';
import { diagnose } from '../../probe/diagnosis.ts';
import type { ClientSubject } from '../../probe/probe.ts';
import type { ProbeTarget } from '../../probe/probe-target.ts';
import type { RunFailure } from '../../probe/run.ts';

/**
 * The cause of a refused call: from the recorder of the Lifeguard that refused it, else the one that the catalogue ranks
 * first, if it is likely. Undefined where none is, or nothing was refused.
 */
export async function causeOf(
  error: Error | undefined,
  { clientId }: Pick<ClientSubject, 'clientId'>,
  { file, target }: { readonly file: PoolsFile; readonly target: ProbeTarget },
): Promise<RunFailure['cause']> {
  if (!(error instanceof CallRefused)) return undefined;
  const [{ readCatalogue }, recorded] = await Promise.all([
    import('../../causes/catalogue.ts'),
    target.kind === 'endpoint' ? diagnose(target.origin, error, fetch) : undefined,
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
  const { type, shown: message, operation } = error;
  const known = {
    now: Date.now(),
    errors: [{ at: 'API', type, message, operation }] as const,
    ...{ links: [], addresses: [], tokens: [], calls: [], answers: [], logs: [] },
    pools: poolsOfFile(file),
    ...(clientId !== '' && { sentBy: clientId }),
  };
  const [first] = explain(catalogue, knownForms(catalogue), known, [])[0]?.causes ?? [];
  if (!first || (first.confidence !== 'certain' && first.confidence !== 'likely')) return undefined;
  const { id, title, fix } = first.definition;
  return { id, title, fix };
}
