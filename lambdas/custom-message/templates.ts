import type { FrameTexts, MessageTemplate, ShippedLanguage } from './message-template.ts';
import { addressVerification } from './messages/address-verification.ts';
import { invitation } from './messages/invitation.ts';
import { passwordReset } from './messages/password-reset.ts';
import { signInCode } from './messages/sign-in-code.ts';
import { signUp } from './messages/sign-up.ts';
import { signUpLink } from './messages/sign-up-link.ts';

/** Every message by its name, as messages.json and PASS_THROUGH call it. */
export const templates = {
  passwordReset,
  signUp,
  signUpLink,
  invitation,
  addressVerification,
  signInCode,
} as const satisfies Readonly<Record<string, MessageTemplate>>;

/** The name of a message. */
export type MessageName = keyof typeof templates;

/** What stands around every message, by language. */
export const frames: Readonly<Record<ShippedLanguage, FrameTexts>> = {
  en: {
    linkFallback: 'If the button does not work, open this link:',
    support: 'Questions? Write to {support}.',
  },
  de: {
    linkFallback: 'Wenn der Knopf nicht funktioniert, öffnen Sie diesen Link:',
    support: 'Fragen? Schreiben Sie an {support}.',
  },
  es: {
    linkFallback: 'Si el botón no funciona, abre este enlace:',
    support: '¿Preguntas? Escribe a {support}.',
  },
};

/**
 * The message for a source; undefined for one that is left to Cognito. Whether a pool confirms sign-ups by
 * a link is its own setting, which no event tells, so the function is told by one of its own.
 */
export function messageFor(source: string, signUpBy: 'code' | 'link'): MessageName | undefined {
  const unused: MessageName = signUpBy === 'link' ? 'signUp' : 'signUpLink';
  // The table's keys are exactly these names.
  const names = Object.keys(templates) as MessageName[];
  return names.find(name => name !== unused && templates[name].sources.includes(source));
}
