import type { MessageTemplate } from '../message-template.ts';
import { signUp } from './sign-up.ts';

const { en, de, es } = signUp.texts;

/**
 * The link that confirms a sign-up, for pools that send one instead of a code. Their text messages hold a
 * code still. The link's own words are Cognito's, `Click Here`: its guide says to put in what the event
 * gives, so that nothing is known of other words in a function's answer.
 */
export const signUpLink: MessageTemplate = {
  ...signUp,
  holds: 'link',
  texts: {
    en: {
      subject: en.subject,
      preview: 'Open the link in this mail to finish signing up. It is valid for 24 hours.',
      heading: en.heading,
      intro: en.intro,
      codeLabel: 'Open this link, valid for 24 hours:',
      hint: 'The page that it opens says that your address is confirmed.',
      cautionTitle: en.cautionTitle,
      caution: 'Then ignore this mail: unless the link is opened, the account stays unconfirmed.',
      sms: en.sms,
    },
    de: {
      subject: de.subject,
      preview: 'Mit dem Link in dieser Mail schließen Sie die Anmeldung ab. Er gilt 24 Stunden.',
      heading: de.heading,
      intro: de.intro,
      codeLabel: 'Öffnen Sie diesen Link, 24 Stunden gültig:',
      hint: 'Die Seite, die sich öffnet, sagt Ihnen, dass Ihre Adresse bestätigt ist.',
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
      codeLabel: 'Abre este enlace, válido durante 24 horas:',
      hint: 'La página que se abre te dice que tu dirección está confirmada.',
      cautionTitle: es.cautionTitle,
      caution: 'Entonces ignora este correo: si nadie abre el enlace, la cuenta queda sin confirmar.',
      sms: es.sms,
    },
  },
};
