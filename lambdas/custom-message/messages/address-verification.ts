import type { MessageTemplate } from '../message-template.ts';

/**
 * The code that verifies an e-mail address or a phone number: a new one, or one that the user wants
 * verified.
 */
export const addressVerification: MessageTemplate = {
  sources: ['CustomMessage_UpdateUserAttribute', 'CustomMessage_VerifyUserAttribute'],
  holds: 'code',
  namesAccount: false,
  toNewAddress: true,
  texts: {
    en: {
      subject: 'Verify your e-mail address for {brand}',
      preview: 'Use the code in this mail to verify your address. It is valid for 24 hours.',
      heading: 'Verify your e-mail address',
      intro: 'Somebody with an account at {brand} wants to use this address.',
      codeLabel: 'Your code, valid for 24 hours:',
      hint: 'Type it where you asked for it.',
      cautionTitle: 'Was it not you?',
      caution:
        'Then ignore this mail: without the code, nobody can use your address. Do not pass the code on. Nobody at ' +
        '{brand} will ask you for it.',
      sms: 'Your {brand} code to verify this phone number is {####}. It is valid for 24 hours.',
    },
    de: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse bei {brand}',
      preview: 'Mit dem Code in dieser Mail bestätigen Sie Ihre Adresse. Er gilt 24 Stunden.',
      heading: 'E-Mail-Adresse bestätigen',
      intro: 'Jemand mit einem Konto bei {brand} möchte diese Adresse verwenden.',
      codeLabel: 'Ihr Code, 24 Stunden gültig:',
      hint: 'Geben Sie ihn dort ein, wo Sie ihn angefordert haben.',
      cautionTitle: 'Das waren nicht Sie?',
      caution:
        'Dann ignorieren Sie diese Mail: Ohne den Code kann niemand Ihre Adresse verwenden. Geben Sie den Code nicht ' +
        'weiter. Niemand von {brand} wird Sie danach fragen.',
      sms: 'Ihr Code, um diese Nummer bei {brand} zu bestätigen, ist {####}. Er gilt 24 Stunden.',
    },
    es: {
      subject: 'Verifica tu dirección de correo en {brand}',
      preview: 'Con el código de este correo verificas tu dirección. Es válido durante 24 horas.',
      heading: 'Verifica tu dirección de correo',
      intro: 'Alguien con una cuenta en {brand} quiere usar esta dirección.',
      codeLabel: 'Tu código, válido durante 24 horas:',
      hint: 'Escríbelo donde lo pediste.',
      cautionTitle: '¿No has sido tú?',
      caution:
        'Entonces ignora este correo: sin el código, nadie puede usar tu dirección. No compartas el código con nadie. ' +
        'Nadie de {brand} te lo pedirá.',
      sms: 'Tu código para verificar este número en {brand} es {####}. Vale durante 24 horas.',
    },
  },
};
