import { didYouMean } from '../../config/suggest.ts';
import { eventVariant, eventVariants, isVariant } from '../../trigger-check/event-variants.ts';
import type { SentEvent } from '../../trigger-check/sent-event.ts';
import type { TriggerContract } from '../../triggers/contract.ts';
import { contractFor, versionsOf } from '../../triggers/contract-for.ts';
import type { TriggerSource } from '../../triggers/trigger-types.ts';
import { UsageProblem } from '../usage-problem.ts';
import { readSetting, type Setting, withSettings } from './trigger-set.ts';
import { unlikeProduction } from './unlike-production.ts';

/** The flags that say which event of a source is meant. */
export const eventFlags = {
  set: {
    kind: 'list',
    value: 'MEMBER=TEXT',
    about:
      'A member of the event, such as request.userAttributes.email=ada@example.com or version=2; MEMBER:=JSON for ' +
      'what is no text; may be given again',
  },
  variant: {
    kind: 'text',
    value: 'NAME',
    about: `Another event than the complete one: ${Object.keys(eventVariants).join(', ')}`,
  },
} as const;

/** An event to be shown or sent, and the contract that it is under. */
export interface ChosenEvent {
  readonly event: SentEvent;
  readonly contract: TriggerContract;
  /** What production would not send of it, in sentences. */
  readonly unlike: readonly string[];
}

/**
 * The event of a source as the command line describes it.
 *
 * @throws UsageProblem where it describes none
 */
export function chosenEvent(
  source: TriggerSource,
  flags: { readonly set: readonly string[]; readonly variant: string | undefined },
): ChosenEvent {
  const settings = flags.set.map(readSetting);
  const other = lastSet(settings, 'triggerSource');
  if (other !== undefined && other !== source) {
    throw new UsageProblem(`--set triggerSource=${String(other)} contradicts ${source}: name one source.`);
  }
  const version = chosenVersion(source, settings);
  const { contract } = contractFor(source, version);
  const variant = flags.variant ?? 'complete';
  if (!isVariant(variant)) {
    const names = Object.keys(eventVariants);
    throw new UsageProblem(
      `There is no variant ${variant}. ${didYouMean(variant, names) ?? `They are ${names.join(', ')}.`}`,
    );
  }
  const event = eventVariant(variant, source, contract.version);
  if (!event)
    throw new UsageProblem(`${source} has no event in the variant ${variant}: it would be the complete one.`);
  return {
    event: withSettings(event, settings),
    contract,
    unlike: unlikeProduction(settings, [{ source, version: contract.version }]),
  };
}

/** What of several settings of a member is in the event. */
function lastSet(settings: readonly Setting[], member: string): unknown {
  return settings.findLast(({ path }) => path.length === 1 && path[0] === member)?.value;
}

function chosenVersion(source: TriggerSource, settings: readonly Setting[]): string | undefined {
  const versions = versionsOf(source);
  const chosen = lastSet(settings, 'version');
  if (chosen === undefined) return undefined;
  const version = versions.find(one => one === String(chosen));
  if (version) return version;
  throw new UsageProblem(
    `${source} has no version ${String(chosen)}: its versions are ${versions.join(', ')}.`,
  );
}
