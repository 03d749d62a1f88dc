import { regionOf } from '../pool/pool.ts';
import type { TriggerContract } from '../triggers/contract.ts';
import { contractFor } from '../triggers/contract-for.ts';
import type { TriggerSource } from '../triggers/trigger-types.ts';
import { eventVariant, eventVariants, isVariant, type VariantName } from './event-variants.ts';
import { membersOf, type SentEvent } from './sent-event.ts';
import { type Trial, type TriedFunction, tryEvent } from './try-event.ts';

/** One trigger that a handler serves. */
export interface CheckSubject {
  readonly contract: TriggerContract;
  readonly sources: readonly TriggerSource[];
  /** Whose events they are; those of the samples where no pool is known. */
  readonly pool?: { readonly id: string; readonly name: string; readonly clientId: string | undefined };
}

/** How a check is made. */
export interface CheckOptions {
  readonly confirmsByLink: boolean;
  /** Changes each event before it is sent. */
  readonly change: (event: SentEvent) => Promise<SentEvent>;
  readonly uuid: () => string;
}

/** `failed` where production sends such events and Cognito would fail, or the next event would; `warned` where anything else was found. */
export type Verdict = 'ok' | 'warned' | 'failed';

/** What a handler did with one variant of a source’s events. */
export interface CheckedEvent extends Trial {
  readonly variant: VariantName;
  readonly verdict: Verdict;
}

/** What a handler did with the events of one source. */
export interface CheckedSource {
  readonly source: TriggerSource;
  readonly when: string;
  readonly verdict: Verdict;
  readonly events: readonly CheckedEvent[];
  /** Not sent any more after one that was not answered in time. */
  readonly notTried: readonly VariantName[];
}

/** What a check came to: every source, or why no event reaches the handler. */
export type Checked =
  | { readonly subject: CheckSubject; readonly sources: readonly CheckedSource[] }
  | Unreached;

/** Why no event reaches a handler, as what its name is followed by, and the cause of that. */
export interface Unreached {
  readonly subject: CheckSubject;
  readonly unreached: string;
  readonly cause: string | undefined;
}

/** Sends a handler every variant of each source’s events, one after the other, and judges what it does with them. */
export async function checkHandler(
  tried: TriedFunction,
  subject: CheckSubject,
  options: CheckOptions,
): Promise<Checked> {
  const sources: CheckedSource[] = [];
  for (const [at, source] of subject.sources.entries()) {
    const isLast = at === subject.sources.length - 1;
    const checked = await checkSource(tried, subject, source, { ...options, isLast });
    for (const { unreached, findings } of checked.events) {
      if (unreached !== undefined) return { subject, unreached, cause: findings[0]?.cause };
    }
    sources.push(checked);
  }
  return { subject, sources };
}

async function checkSource(
  tried: TriedFunction,
  subject: CheckSubject,
  source: TriggerSource,
  { isLast, ...options }: CheckOptions & { readonly isLast: boolean },
): Promise<CheckedSource> {
  const { contract } = subject;
  const due = variantsOf(source, contract.version);
  const events: CheckedEvent[] = [];
  for (const [at, [variant, sample]] of due.entries()) {
    const event = await options.change(ofPool(sample, subject.pool));
    const { uuid, confirmsByLink } = options;
    const trial = await tryEvent(tried, {
      ...{ contract, source, event, confirmsByLink },
      requestId: uuid(),
      isLast: isLast && at === due.length - 1,
    });
    events.push({ ...trial, variant, verdict: verdictOf(variant, trial) });
    if (trial.isLate || trial.unreached !== undefined) break;
  }
  const { when } = contractFor(source, contract.version).source;
  const notTried = due.slice(events.length).map(([variant]) => variant);
  return { source, when, verdict: worst(events.map(({ verdict }) => verdict)), events, notTried };
}

function variantsOf(
  source: TriggerSource,
  version: TriggerContract['version'],
): readonly (readonly [VariantName, SentEvent])[] {
  return Object.keys(eventVariants)
    .filter(isVariant)
    .flatMap(variant => {
      const event = eventVariant(variant, source, version);
      return event ? [[variant, event] as const] : [];
    });
}

/** The event as that pool would send it, where the event tells of a pool and an app client at all. */
function ofPool(event: SentEvent, pool: CheckSubject['pool']): SentEvent {
  if (!pool || event.userPoolId === undefined) return event;
  const caller = membersOf(event.callerContext);
  const isApps = typeof caller.clientId === 'string' && caller.clientId !== 'CLIENT_ID_NOT_APPLICABLE';
  return {
    ...event,
    region: regionOf(pool.id),
    userPoolId: pool.id,
    callerContext: { ...caller, ...(isApps && pool.clientId && { clientId: pool.clientId }) },
  };
}

function verdictOf(variant: VariantName, { findings, advice, hasDied }: Trial): Verdict {
  if (hasDied) return 'failed';
  if (findings.length > 0) return eventVariants[variant].inProduction ? 'failed' : 'warned';
  return advice.length > 0 ? 'warned' : 'ok';
}

/** The worst of them; all is well with none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.includes('warned') ? 'warned' : 'ok';
}
