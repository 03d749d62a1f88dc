/** How long a message may be and what it may hold. */
export interface MessageLimits {
  readonly min: number;
  readonly max: number;
  readonly pattern: string;
}

/*
 * They are those of the API model's shapes, as a test holds; they stand here too so that whoever checks a
 * handler need not read all of the model.
 */
const any = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';

/** The HTML of a mail: EmailVerificationMessageType. */
export const emailMessageLimits: MessageLimits = { min: 6, max: 20_000, pattern: `${any}\\{####\\}${any}` };

/** The same with a link in place of the code: EmailVerificationMessageByLinkType. */
export const emailMessageByLinkLimits: MessageLimits = {
  min: 6,
  max: 20_000,
  pattern: `${any}\\{##${any}##\\}${any}`,
};

/** The subject of a mail: EmailVerificationSubjectType. */
export const emailSubjectLimits: MessageLimits = {
  min: 1,
  max: 140,
  pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+',
};

/** The text of an SMS: SmsVerificationMessageType. */
export const smsMessageLimits: MessageLimits = { min: 6, max: 140, pattern: '.*\\{####\\}.*' };
