import { didYouMean } from '../../config/suggest.ts';
import { completeEvent, membersOf, type SentEvent } from '../../trigger-check/sent-event.ts';
import type { TriggerContract } from '../../triggers/contract.ts';
import { eventSchema } from '../../triggers/event-schema.ts';
import type { TriggerSource } from '../../triggers/trigger-types.ts';
import { type Setting, withSettings } from './trigger-set.ts';

/** What events are sent as. */
export interface SentAs {
  readonly source: TriggerSource;
  readonly version: TriggerContract['version'];
}

/**
 * What production sends in none of these sources’ events, of what `--set` puts into them: a sentence for each setting.
 * It may be meant; a misspelt member is not.
 */
export function unlikeProduction(settings: readonly Setting[], events: readonly SentAs[]): readonly string[] {
  return settings.flatMap(setting => {
    const found = events.map(sentAs => strangeness(setting, sentAs));
    const [first] = found;
    return first !== undefined && !found.includes(undefined)
      ? [`Production sends no such event: ${first}`]
      : [];
  });
}

function strangeness(setting: Setting, { source, version }: SentAs): string | undefined {
  const complete = completeEvent(source, version);
  // The version is one that the source has, or there would be no complete event of it.
  const schema = eventSchema(source, version as never);
  const { data, error } = schema.safeParse(withSettings(complete, [setting]));
  const wrong = error?.issues.find(({ path }) =>
    path.every((part, at) => part === (setting.path[at] ?? part)),
  );
  if (wrong) {
    const expected = wrong.code === 'invalid_type' ? `, which must be of the type ${wrong.expected}` : '';
    return `--set ${setting.path.join('.')} gives another form to ${wrong.path.join('.')}${expected}.`;
  }
  return data === undefined ? undefined : unknownMember(setting.path, { complete, data: { ...data } });
}

/** @param data the event without what its schema does not know */
function unknownMember(
  path: Setting['path'],
  { complete, data }: { readonly complete: SentEvent; readonly data: SentEvent },
): string | undefined {
  let [sent, known]: [SentEvent, SentEvent] = [complete, data];
  for (const [at, name] of path.entries()) {
    if (!Object.hasOwn(known, name)) {
      const names = Object.keys(sent);
      const hint = didYouMean(name, names) ?? `It has ${names.join(', ') || 'none'}.`;
      return `${path.slice(0, at).join('.')} has no member ${name}. ${hint}`;
    }
    [sent, known] = [membersOf(sent[name]), membersOf(known[name])];
  }
  return undefined;
}
