import * as z from 'zod';
import { text } from './kinds.ts';

const subject = () =>
  text('a subject of 1 to 140 characters', /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]{1,140}$/u).exactOptional();

const email = () =>
  text(
    'text of 6 to 20000 characters with {####}, which the code takes the place of',
    /^(?=[\s\S]{6,20000}$)[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*\{####\}[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u,
  ).exactOptional();

const sms = () =>
  text(
    'one line of 6 to 140 characters with {####}, which the code takes the place of',
    /^(?=.{6,140}$).*\{####\}.*$/u,
  ).exactOptional();

const verificationEntry = z.strictObject(
  {
    subject: subject().describe('The subject of the mail (`EmailSubject`).'),
    email: email().describe('The mail, with `{####}` for the code (`EmailMessage`). It may be HTML.'),
    sms: sms().describe('The text message, with `{####}` for the code (`SmsMessage`).'),
  },
  { error: 'a mapping with subject, email, sms, or some of them' },
);

const invitationEntry = z.strictObject(
  {
    subject: subject().describe('The subject of the mail (`EmailSubject`).'),
    email: email().describe(
      'The mail, with `{username}`, and `{####}` for the password (`EmailMessage`). It may be HTML.',
    ),
    sms: sms().describe('The text message, with `{username}`, and `{####}` for the password (`SMSMessage`).'),
  },
  { error: 'a mapping with subject, email, sms, or some of them' },
);

const authenticationEntry = z.strictObject(
  {
    subject: subject().describe('The subject of the mail (`EmailMfaConfiguration.Subject`).'),
    email: email().describe(
      'The mail, with `{####}` for the code (`EmailMfaConfiguration.Message`). It takes `EMAIL_OTP` in `mfaFactors`.',
    ),
    sms: sms().describe('The text message, with `{####}` for the code (`SmsAuthenticationMessage`).'),
  },
  { error: 'a mapping with subject, email, sms, or some of them' },
);

/** The words of a pool's messages. */
export const messagesEntry = z.strictObject(
  {
    verification: verificationEntry
      .prefault({})
      .describe(
        'With a code to sign up, to verify an address or to reset a password (`VerificationMessageTemplate`).',
      ),
    invitation: invitationEntry
      .prefault({})
      .describe('To a user whom an administrator has created (`InviteMessageTemplate`).'),
    authentication: authenticationEntry.prefault({}).describe('With a code to sign in.'),
  },
  { error: 'a mapping with verification, invitation, authentication, or some of them' },
);
