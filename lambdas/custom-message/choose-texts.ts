import type { FrameTexts, MessageTexts, ShippedLanguage } from './message-template.ts';
import type { OwnTexts } from './own-messages.ts';
import { frames, type MessageName, templates } from './templates.ts';

/** A message's texts, with those around it, in one language. */
export interface ChosenTexts {
  readonly language: string;
  readonly message: MessageTexts;
  readonly frame: FrameTexts;
}

/**
 * The texts in the first of these languages that has all of them: a mail is in one language. English has.
 *
 * @param own the texts of messages.json by language
 */
export function chooseTexts(
  name: MessageName,
  languages: readonly string[],
  own: Readonly<Record<string, OwnTexts>>,
): ChosenTexts {
  const shipped = templates[name].texts;
  for (const language of languages) {
    const texts = Object.hasOwn(own, language) ? own[language] : undefined;
    const known = isShipped(language) ? language : undefined;
    const message = complete(shipped.en, known && shipped[known], texts?.[name]);
    const frame = complete(frames.en, known && frames[known], texts?.frame);
    if (message && frame) return { language, message, frame };
  }
  return { language: 'en', message: shipped.en, frame: frames.en };
}

function isShipped(language: string): language is ShippedLanguage {
  return Object.hasOwn(frames, language);
}

/** The layers put over each other, where they have each key of the example. */
function complete<T extends object>(example: T, ...layers: (Partial<T> | undefined)[]): T | undefined {
  const merged = Object.assign({}, ...layers);
  return Object.keys(example).every(key => Object.hasOwn(merged, key)) ? merged : undefined;
}
