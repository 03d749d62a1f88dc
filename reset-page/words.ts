import type { PasswordPolicy, PasswordRule } from './password-policy.ts';
import type { ResetError, ResetErrorKind } from './reset-error.ts';

/** The two calls that the page makes. */
export type Step = 'confirm' | 'start';

/** The fields of the form, by their ids. */
export type Field = 'username' | 'code' | 'password';

/** What a user reads about a failure, and what can be done next. */
export interface Words {
  readonly title: string;
  readonly text: string;
  /** The field to correct, if one. */
  readonly field?: Field;
  /** True where a new code is the way on. */
  readonly offerCode?: boolean;
  /** True where the password may be changed although the call failed. */
  readonly offerSignIn?: boolean;
}

type Row = Words | Record<Step, Words>;

const rows: Readonly<Record<ResetErrorKind, Row>> = {
  'code-not-valid-here': {
    title: 'This code is no longer valid here',
    text: 'The code is not valid for the app that this link is for. It may be older than an hour, already used, or asked for by another app. A new code puts all three right.',
    offerCode: true,
  },
  'wrong-code': {
    title: 'The code does not match',
    text: 'Compare it with the six digits in the mail. If you have more than one mail, only the newest code works.',
    field: 'code',
    offerCode: true,
  },
  'password-policy': {
    title: 'This password does not fit the rules',
    text: 'Choose another one that meets every rule in the list.',
    field: 'password',
  },
  'password-used-before': {
    title: 'You have used this password before',
    text: 'Choose one that is new for this account.',
    field: 'password',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    text: 'To keep your account safe, its password cannot be reset for now. Wait about an hour, then send a new code.',
  },
  'too-many-wrong-codes': {
    title: 'Too many wrong codes',
    text: 'To keep your account safe, no more codes are accepted for now. Wait about an hour, then send a new code.',
  },
  'too-busy': {
    title: 'The service is busy',
    text: 'Nothing is wrong with what you typed. Wait a minute, then try again.',
  },
  'unknown-user': {
    title: 'No account with this name',
    text: 'Check it for typing mistakes. It must be the one that you sign in with.',
    field: 'username',
  },
  'not-confirmed': {
    title: 'This account is not confirmed yet',
    text: 'Finish signing up first: open the app and use the code from your welcome mail. After that you can set a new password.',
  },
  'not-allowed': {
    title: 'This password cannot be changed here',
    text: 'The account may be switched off, not set up yet, or sign in through another company. Ask support or your administrator.',
  },
  'no-verified-contact': {
    title: 'We have no safe way to send you a code',
    text: 'This account has no confirmed email or phone number. Contact support to get back in.',
  },
  'not-delivered': {
    title: 'The code could not be sent',
    text: 'The message was not accepted for delivery. Try again in a few minutes. If it happens again, contact support.',
  },
  'invalid-input': {
    title: 'Something here has the wrong form',
    text: 'Check the email, the code and the password for missing or odd characters.',
    field: 'username',
  },
  'unknown-client': {
    title: 'The app of this link is gone',
    text: 'The mail may be an old one. Open the app, choose “Forgot password”, and use the newest mail.',
  },
  'needs-secret': {
    title: 'This app cannot use this page',
    text: 'Open the app, choose “Forgot password” and set the new password there. If that fails, contact support.',
  },
  'refused-by-trigger': {
    confirm: {
      title: 'The app raised an objection',
      text: 'Your password may be changed already: try to sign in with it first. If that fails, send a new code.',
      offerCode: true,
      offerSignIn: true,
    },
    start: {
      title: 'The app did not let us send a code',
      text: 'Nothing was sent. Try again later. If it happens again, contact support.',
    },
  },
  'trigger-failed': {
    confirm: {
      title: 'The last step failed',
      text: 'Your password may be changed already: try to sign in with it first. If that fails, send a new code.',
      offerCode: true,
      offerSignIn: true,
    },
    start: {
      title: 'The code could not be made ready',
      text: 'Part of the app did not work. Try again in a few minutes. If it happens again, contact support.',
    },
  },
  'service-failed': {
    title: 'The service has a problem',
    text: 'It is not your fault, and what you typed is still here. Wait a minute, then try again.',
  },
  blocked: {
    title: 'Your connection was refused',
    text: 'A firewall stopped the request. Switch off your VPN or use another network, then try again.',
  },
  offline: {
    title: 'You are offline',
    text: 'Connect to the internet, then try again. What you typed is still here.',
  },
  unreachable: {
    title: 'The service cannot be reached',
    text: 'Check your connection. A firewall, VPN or ad blocker can also be in the way. What you typed is still here.',
  },
  'timed-out': {
    confirm: {
      title: 'No answer came in time',
      text: 'Your password may be changed already: try to sign in with it first. If that fails, try again here.',
      offerSignIn: true,
    },
    start: {
      title: 'No answer came in time',
      text: 'The code may be on its way: look for a new mail first. If none comes in a minute, try again.',
    },
  },
  'unknown-answer': {
    confirm: {
      title: 'We do not understand the answer',
      text: 'Your network may have answered in place of the service. Try another one. If your new password already works, you are done.',
      offerSignIn: true,
    },
    start: {
      title: 'We do not understand the answer',
      text: 'Your network may have answered in place of the service. Try another one, or try again later.',
    },
  },
};

/** What to say about a failed call. */
export function wordsFor(error: ResetError, step: Step): Words {
  const row = rows[error.kind];
  const words = 'confirm' in row ? row[step] : row;
  // The service saw the rule broken, so the policy that the page has may be out of date: no number from it here.
  return error.rule ? { ...words, text: `It needs ${ruleWords(error.rule, null)}.` } : words;
}

/** What a password rule asks for, to follow "it needs" and to stand in a list. */
export function ruleWords(rule: PasswordRule, policy: PasswordPolicy | null): string {
  return {
    length: policy ? `at least ${policy.MinimumLength} characters` : 'more characters',
    uppercase: 'a capital letter (A–Z)',
    lowercase: 'a small letter (a–z)',
    number: 'a number (0–9)',
    symbol: 'a symbol, such as ! ? @ # -',
    characters: 'at most 256 characters, and no spaces',
  }[rule];
}
