import { resetLink } from '../reset-link.ts';
import { chooseTexts } from './choose-texts.ts';
import type { CustomMessageEvent, CustomMessageResponse } from './event.ts';
import { wantedLanguages } from './language.ts';
import { longest } from './limits.ts';
import { mailHtml } from './mail-layout.ts';
import type { MessageTemplate } from './message-template.ts';
import type { OwnMessages } from './own-messages.ts';
import { problemText } from './own-problem.ts';
import { type Environment, readSettings, type Settings } from './settings.ts';
import { settingsProblems } from './settings-problems.ts';
import { messageFor, templates } from './templates.ts';
import { textProblem } from './text.ts';

/** The longest address that mail can be sent to (RFC 5321). */
const longestAddress = 254;

/**
 * Makes the function: it words the messages that it has a template for and passes everything else through
 * untouched. Where it cannot make a message, it leaves that part as it came, so that Cognito's own still
 * brings the code.
 *
 * @param log takes one line; it is never given anything of the user's.
 */
export function createHandler(
  environment: Environment,
  log: (line: string) => void,
  own?: OwnMessages,
): <E extends CustomMessageEvent>(event: E) => Promise<E> {
  const settings = readSettings(environment, own);
  for (const problem of own?.problems ?? []) log(`messages.json: ${problemText(problem)}`);
  for (const problem of settingsProblems(environment, own)) log(`environment: ${problemText(problem)}`);

  return async event => {
    const made = responseTo(event, settings, log);
    const refused = (member: keyof typeof longest): boolean => {
      const problem = textProblem(made[member] ?? '', longest[member]);
      if (problem) log(`${event.triggerSource}: ${member} ${problem}: Cognito sends its own`);
      return problem !== undefined;
    };
    if (refused('emailMessage') || refused('emailSubject')) {
      // Neither goes with Cognito's own of the other.
      delete made.emailMessage;
      delete made.emailSubject;
    }
    if (refused('smsMessage')) delete made.smsMessage;
    if (Object.keys(made).length === 0) return event;
    return { ...event, response: { ...event.response, ...made } };
  };
}

/** The texts that the function has for a message, as long as they may be thrown away again. */
type Made = { -readonly [K in keyof CustomMessageResponse]: string };

function responseTo(event: CustomMessageEvent, settings: Settings, log: (line: string) => void): Made {
  const name = messageFor(event.triggerSource, settings.signUpBy);
  const attributes = event.request?.userAttributes;
  if (name === undefined || !attributes || settings.passThrough.has(name)) return {};

  const template: MessageTemplate = templates[name];
  const { brand } = settings;
  const chosen = chooseTexts(name, wantedLanguages(event.request, settings.language), settings.ownTexts);
  const { message, frame, language } = chosen;
  const made: Made = {};
  if ((attributes.email || template.toNewAddress) && canMail(template, event, settings, log)) {
    made.emailSubject = named(message.subject, settings);
    made.emailMessage = mailHtml({
      brand,
      language,
      texts: message,
      frame,
      holds: template.holds,
      account: template.namesAccount ? attributes.email : undefined,
      href: hrefOf(template, event, settings),
      linkPlaceholder: linkPlaceholderOf(event),
    });
  }
  if (attributes.phone_number || template.toNewAddress) made.smsMessage = named(message.sms, settings);
  return made;
}

function canMail(
  template: MessageTemplate,
  { request }: CustomMessageEvent,
  settings: Settings,
  log: (line: string) => void,
): boolean {
  if (template.opens === 'resetPage' && settings.resetPage === undefined) {
    log(
      'PASSWORD_RESET_URL is missing or not an http(s) address: Cognito sends its own mail, without a link',
    );
    return false;
  }
  return (request?.userAttributes?.email ?? '').length <= longestAddress;
}

function hrefOf(
  template: MessageTemplate,
  event: CustomMessageEvent,
  settings: Settings,
): string | undefined {
  if (template.opens === 'signInPage') return settings.signInPage;
  if (template.opens !== 'resetPage' || settings.resetPage === undefined) return undefined;
  const clientId = event.callerContext?.clientId;
  return resetLink(settings.resetPage, {
    email: event.request?.userAttributes?.email ?? '',
    clientId: clientId && clientId !== 'CLIENT_ID_NOT_APPLICABLE' ? clientId : undefined,
    userPoolId: event.userPoolId,
  });
}

/**
 * As the event gives it; what a thin event lacks, or another form of it, is what Cognito has always given.
 */
function linkPlaceholderOf({ request }: CustomMessageEvent): string {
  const given = request?.linkParameter ?? '';
  return /^\{##[\p{L}\p{N} ]+##\}$/u.test(given) ? given : '{##Click Here##}';
}

function named(text: string, { brand }: Settings): string {
  return text.replaceAll('{brand}', () => brand.name);
}
