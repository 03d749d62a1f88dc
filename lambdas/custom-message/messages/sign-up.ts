import type { MessageTemplate } from '../message-template.ts';

/** The code that confirms a sign-up, the first one and each that the user asks for again. */
export const signUp: MessageTemplate = {
  sources: ['CustomMessage_SignUp', 'CustomMessage_ResendCode'],
  holds: 'code',
  namesAccount: true,
  toNewAddress: false,
  texts: {
    en: {
      subject: 'Confirm your {brand} account',
      preview: 'Use the code in this mail to finish signing up. It is valid for 24 hours.',
      heading: 'Confirm your address',
      intro: 'Thank you for signing up at {brand} with this address:',
      codeLabel: 'Your code, valid for 24 hours:',
      hint: 'Type it where you signed up.',
      cautionTitle: 'Was it not you?',
      caution:
        'Then ignore this mail: without the code, the account stays unconfirmed. Do not pass the code on. Nobody at ' +
        '{brand} will ask you for it.',
      sms: 'Your {brand} confirmation code is {####}. It is valid for 24 hours.',
    },
    de: {
      subject: 'Bestätigen Sie Ihr Konto bei {brand}',
      preview: 'Mit dem Code in dieser Mail schließen Sie die Anmeldung ab. Er gilt 24 Stunden.',
      heading: 'Adresse bestätigen',
      intro: 'Danke, dass Sie sich bei {brand} mit dieser Adresse registriert haben:',
      codeLabel: 'Ihr Code, 24 Stunden gültig:',
      hint: 'Geben Sie ihn dort ein, wo Sie sich registriert haben.',
      cautionTitle: 'Das waren nicht Sie?',
      caution:
        'Dann ignorieren Sie diese Mail: Ohne den Code bleibt das Konto unbestätigt. Geben Sie den Code nicht weiter. ' +
        'Niemand von {brand} wird Sie danach fragen.',
      sms: 'Ihr Bestätigungscode für {brand} ist {####}. Er gilt 24 Stunden.',
    },
    es: {
      subject: 'Confirma tu cuenta de {brand}',
      preview: 'Con el código de este correo terminas el registro. Es válido durante 24 horas.',
      heading: 'Confirma tu dirección',
      intro: 'Gracias por registrarte en {brand} con esta dirección:',
      codeLabel: 'Tu código, válido durante 24 horas:',
      hint: 'Escríbelo donde te registraste.',
      cautionTitle: '¿No has sido tú?',
      caution:
        'Entonces ignora este correo: sin el código, la cuenta queda sin confirmar. No compartas el código con nadie. ' +
        'Nadie de {brand} te lo pedirá.',
      sms: 'Tu código de confirmación de {brand} es {####}. Vale durante 24 horas.',
    },
  },
};
