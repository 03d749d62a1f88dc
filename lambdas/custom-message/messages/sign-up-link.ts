import type { MessageTemplate } from '../message-template.ts';
import { signUp } from './sign-up.ts';

const { en, de, es } = signUp.texts;

/** The link that confirms a sign-up, for pools that send one instead of a code. Their text messages hold a code still. */
export const signUpLink: MessageTemplate = {
  ...signUp,
  holds: 'link',
  texts: {
    en: {
      subject: en.subject,
      preview: 'Open the link in this mail to finish signing up. It is valid for 24 hours.',
      heading: en.heading,
      intro: en.intro,
      button: 'Confirm my address',
      hint: 'The link is valid for 24 hours.',
      cautionTitle: en.cautionTitle,
      caution: 'Then ignore this mail: unless the link is opened, the account stays unconfirmed.',
      sms: en.sms,
    },
    de: {
      subject: de.subject,
      preview: 'Mit dem Link in dieser Mail schließen Sie die Anmeldung ab. Er gilt 24 Stunden.',
      heading: de.heading,
      intro: de.intro,
      button: 'Meine Adresse bestätigen',
      hint: 'Der Link gilt 24 Stunden.',
      cautionTitle: de.cautionTitle,
      caution:
        'Dann ignorieren Sie diese Mail: Solange niemand den Link öffnet, bleibt das Konto unbestätigt.',
      sms: de.sms,
    },
    es: {
      subject: es.subject,
      preview: 'Con el enlace de este correo terminas el registro. Es válido durante 24 horas.',
      heading: es.heading,
      intro: es.intro,
      button: 'Confirmar mi dirección',
      hint: 'El enlace es válido durante 24 horas.',
      cautionTitle: es.cautionTitle,
      caution: 'Entonces ignora este correo: si nadie abre el enlace, la cuenta queda sin confirmar.',
      sms: es.sms,
    },
  },
};
