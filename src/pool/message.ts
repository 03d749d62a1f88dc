import type { PoolSettings } from '../model/operation.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlText } from './html-text.ts';
import type { Pool } from './pool.ts';

/** Why a message is sent: the source under which its CustomMessage trigger runs. */
export type MessageSource =
  | 'CustomMessage_SignUp'
  | 'CustomMessage_AdminCreateUser'
  | 'CustomMessage_ResendCode'
  | 'CustomMessage_ForgotPassword'
  | 'CustomMessage_UpdateUserAttribute'
  | 'CustomMessage_VerifyUserAttribute'
  | 'CustomMessage_Authentication';

/** What a message takes from its pool. */
type MessagePool = Pick<Pool, 'settings' | 'mfa'>;

/** What a message is made from. */
export interface MessageRequest {
  /** Its words; those of the mails that carry a code for signing in are with its second factors. */
  readonly pool: MessagePool;
  readonly source: MessageSource;
  readonly medium: 'EMAIL' | 'SMS';
  /**
   * The checked response of the CustomMessage trigger; members that are null or
   * absent leave the pool's own text.
   */
  readonly custom: Readonly<Record<string, unknown>> | undefined;
  readonly username: string;
  /**
   * The code, or for an invitation the temporary password; undefined for that of a user who has no password.
   */
  readonly code: string | undefined;
  /** Where a confirmation link leads; only for pools that confirm a sign-up with a link. */
  readonly link?: string;
}

/** What the recipient gets. */
export interface MessageContent {
  /** Such as `Phenom <noreply@thephenom.app>`; for SMS the sender's name. */
  readonly from: string;
  readonly replyTo?: string;
  /** The SES configuration set, for a mail that goes by SES. */
  readonly configurationSet?: string;
  /** Empty for SMS. */
  readonly subject: string;
  /** The HTML of a mail; undefined for SMS. */
  readonly html?: string;
  /** The plain text. */
  readonly text: string;
}

/** A message ready to go: the code is in it. */
export interface Message extends MessageContent {
  /** UUID. */
  readonly id: string;
  readonly medium: 'EMAIL' | 'SMS';
  /** The address or phone number. */
  readonly to: string;
  readonly poolId: string;
  readonly clientId: string | undefined;
  /** Such as `CustomMessage_ForgotPassword`, also where no trigger ran. */
  readonly trigger: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

interface Template {
  readonly subject?: string | undefined;
  readonly email?: string | undefined;
  readonly sms?: string | undefined;
}

function verification({ settings }: MessagePool): Template {
  const template = settings.VerificationMessageTemplate;
  return {
    subject: template?.EmailSubject ?? settings.EmailVerificationSubject,
    email: template?.EmailMessage ?? settings.EmailVerificationMessage,
    sms: template?.SmsMessage ?? settings.SmsVerificationMessage,
  };
}

/**
 * Sign-up is the only purpose that a pool can confirm with a link (documented); the
 * others use the code's template.
 */
function signUp(pool: MessagePool, link: string | undefined): Template {
  const template = pool.settings.VerificationMessageTemplate;
  if (!link || template?.DefaultEmailOption !== 'CONFIRM_WITH_LINK') return verification(pool);
  return {
    ...verification(pool),
    subject: template.EmailSubjectByLink ?? 'Your verification link',
    email:
      template.EmailMessageByLink ??
      'Please click the link below to verify your email address. {##Verify Email##}',
  };
}

function invitation({ settings }: MessagePool): Template {
  const template = settings.AdminCreateUserConfig?.InviteMessageTemplate;
  const text = 'Your username is {username} and temporary password is {####}. ';
  return {
    subject: template?.EmailSubject ?? 'Your temporary password',
    email: template?.EmailMessage ?? text,
    sms: template?.SMSMessage ?? text,
  };
}

function authentication({ settings, mfa }: MessagePool): Template {
  const mail = mfa?.EmailMfaConfiguration;
  return {
    subject: mail?.Subject ?? 'Your authentication code',
    email: mail?.Message ?? 'Your authentication code is {####}. ',
    sms: settings.SmsAuthenticationMessage ?? 'Your authentication code is {####}. ',
  };
}

const templates: Readonly<Record<MessageSource, (pool: MessagePool, link: string | undefined) => Template>> =
  {
    CustomMessage_SignUp: signUp,
    CustomMessage_AdminCreateUser: invitation,
    CustomMessage_ResendCode: signUp,
    CustomMessage_ForgotPassword: verification,
    CustomMessage_UpdateUserAttribute: verification,
    CustomMessage_VerifyUserAttribute: verification,
    CustomMessage_Authentication: authentication,
  };

/** Of a pool that configures none (observed, weakly). */
const defaults = { subject: 'Your verification code', body: 'Your confirmation code is {####}' };

/**
 * Fills in every placeholder in one pass: what is put in is never looked at again, so a user name that reads
 * like a placeholder stays what it is.
 */
function fill(template: string, request: MessageRequest, escaped: (text: string) => string): string {
  return template.replaceAll(/\{####\}|\{username\}|\{##(.*?)##\}/gs, (placeholder, label?: string) => {
    if (placeholder === '{####}') return escaped(request.code ?? '');
    // Only invitations know {username} (documented); elsewhere it stays as it stands.
    if (placeholder === '{username}')
      return request.source === 'CustomMessage_AdminCreateUser' ? escaped(request.username) : placeholder;
    if (!request.link || request.medium === 'SMS') return placeholder;
    return `<a href="${escapeHtml(request.link)}">${label}</a>`;
  });
}

function written(custom: MessageRequest['custom'], member: string): string | undefined {
  const value = custom?.[member];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The sender: the pool's From, else the address of its SES identity, else the service's own (documented). */
function sender(settings: PoolSettings): Pick<MessageContent, 'from' | 'replyTo' | 'configurationSet'> {
  const mail = settings.EmailConfiguration;
  const identity = mail?.SourceArn?.split(':identity/')[1];
  const own = mail?.From ?? (identity?.includes('@') ? identity : undefined);
  return {
    from: own ?? 'no-reply@verificationemail.com',
    ...(mail?.ReplyToEmailAddress && { replyTo: mail.ReplyToEmailAddress }),
    ...(mail?.ConfigurationSet && { configurationSet: mail.ConfigurationSet }),
  };
}

/**
 * The message for a source, from the trigger's text or else the pool's own, with the code in it. Undefined
 * where the text has no place for the code: the service sends no such message and does not say so (documented
 * for invitations). Nor is there one where the text has a place for a code that is not (inferred).
 */
export function messageContent(request: MessageRequest): MessageContent | undefined {
  const { pool, source, medium, custom, code, link } = request;
  const template = templates[source](pool, link);
  if (medium === 'SMS') {
    const body = written(custom, 'smsMessage') ?? template.sms ?? defaults.body;
    if (body.includes('{####}') !== (code !== undefined)) return undefined;
    return { from: 'Cognito', subject: '', text: fill(body, request, text => text) };
  }
  const body = written(custom, 'emailMessage') ?? template.email ?? defaults.body;
  const hasPlace = body.includes('{####}') || (link !== undefined && /\{##.*?##\}/s.test(body));
  if (hasPlace !== (code !== undefined)) return undefined;
  const html = fill(body, request, escapeHtml);
  const subject = written(custom, 'emailSubject') ?? template.subject ?? defaults.subject;
  return {
    ...sender(pool.settings),
    // A subject is one line; the service's pattern lets line ends through.
    subject: fill(subject, request, text => text)
      .replaceAll(/\s+/g, ' ')
      .trim(),
    html,
    text: htmlText(html),
  };
}
