import type { CustomMessageEvent, CustomMessageResponse } from './event.ts';
import { codePlaceholder, resetLink } from './reset-link.ts';
import { resetMail } from './reset-mail.ts';
import { readSettings, type Settings } from './settings.ts';

/** The longest address that mail can be sent to (RFC 5321). */
const longestAddress = 254;
/** The most characters that Cognito takes in a mail. */
const longestMail = 20_000;

/**
 * Makes the function: it words the messages of a password reset and passes everything else through untouched.
 * Where it cannot make the mail, it leaves the event as it came, so that Cognito's own mail still brings the code.
 *
 * @param log takes one line; it is never given anything of the user's.
 */
export function createHandler(
  environment: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): <E extends CustomMessageEvent>(event: E) => Promise<E> {
  const settings = readSettings(environment);

  return async event => {
    if (event.triggerSource !== 'CustomMessage_ForgotPassword') return event;
    const attributes = event.request?.userAttributes ?? {};
    const response = {
      ...(attributes.email ? mailOf(event, attributes.email, settings, log) : {}),
      ...(attributes.phone_number ? { smsMessage: smsOf(settings) } : {}),
    };
    return Object.keys(response).length > 0
      ? { ...event, response: { ...event.response, ...response } }
      : event;
  };
}

function mailOf(
  event: CustomMessageEvent,
  email: string,
  settings: Settings,
  log: (line: string) => void,
): CustomMessageResponse {
  if (settings.resetUrl === undefined) {
    log(
      'PASSWORD_RESET_URL is missing or not an http(s) address: Cognito sends its own mail, without a link',
    );
    return {};
  }
  if (email.length > longestAddress) return {};
  const clientId = event.callerContext?.clientId;
  const link = resetLink(settings.resetUrl, {
    email,
    clientId: clientId && clientId !== 'CLIENT_ID_NOT_APPLICABLE' ? clientId : undefined,
    userPoolId: event.userPoolId,
  });
  const emailMessage = resetMail({ ...settings, email, link });
  if (emailMessage.length > longestMail) {
    log(
      `the mail would have ${emailMessage.length} characters, of which Cognito takes ${longestMail}: it sends its own`,
    );
    return {};
  }
  return { emailMessage, emailSubject: `Reset your ${settings.brandName} password` };
}

function smsOf({ brandName }: Settings): string {
  return `Your ${brandName} password reset code is ${codePlaceholder}. It is valid for one hour.`;
}
