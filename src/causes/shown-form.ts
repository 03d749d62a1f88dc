import type { CauseDefinition, Facts } from './cause.ts';
import type { Sight } from './sight.ts';

/** A form, and the case in which it is shown where that is not the usual one, as the end of a sentence that begins with "where". */
export interface ShownForm extends Sight {
  readonly where?: string;
}

/**
 * What a cause shows on the API, as a form: each fact by its name in angle brackets, such as
 * `Client <client> is configured with secret but SECRET_HASH was not received`.
 */
export function shownForms({
  shows,
  elsewhere = {},
}: Partial<Pick<CauseDefinition<Facts>, 'shows' | 'elsewhere'>>): readonly ShownForm[] {
  return [...ownForms(shows), ...Object.values(elsewhere)].map(({ type, message, where }) => ({
    at: 'API',
    error: type,
    ...(where !== undefined && { where }),
    ...(message !== undefined && { text: message.trim() }),
  }));
}

function ownForms(shows: CauseDefinition<Facts>['shows'] | undefined): readonly {
  readonly type: string;
  readonly message: string | undefined;
  readonly where?: undefined;
}[] {
  if (shows === undefined) return [];
  const { type, message, forms = [formOf(message)] } = shows;
  return forms.map(form => ({ type, message: form }));
}

/** Empty where there is no message, undefined where it cannot be told. */
function formOf(message: CauseDefinition<Facts>['shows']['message']): string | undefined {
  if (typeof message !== 'function') return message ?? '';
  // A fact that the message treats as a list, a number or one of some words cannot stand for its own name: such causes
  // give their forms.
  const names = new Proxy<Facts>({}, { get: (_target, name) => `<${String(name)}>` });
  try {
    return String(message(names) ?? '') || undefined;
  } catch {
    return undefined;
  }
}
