import type { MessageTemplate } from '../message-template.ts';

/**
 * The code that signs a user in, as a second factor or as the first. It lives as long as the sign-in's
 * session: three to fifteen minutes, by a setting of the app client that the event does not tell.
 */
export const signInCode: MessageTemplate = {
  sources: ['CustomMessage_Authentication'],
  holds: 'code',
  namesAccount: false,
  toNewAddress: true,
  texts: {
    en: {
      subject: 'Your {brand} sign-in code',
      preview: 'Use the code in this mail to sign in. It is valid for a few minutes.',
      heading: 'Your sign-in code',
      intro: 'With this code you sign in to {brand}.',
      codeLabel: 'Your code, valid for a few minutes:',
      hint: 'Type it where you are signing in.',
      cautionTitle: 'Was it not you?',
      caution:
        'Then somebody else is trying to sign in as you. Without the code they cannot; if you have a password, change it. ' +
        'Do not pass the code on. Nobody at {brand} will ask you for it.',
      sms: 'Your {brand} sign-in code is {####}. It is valid for a few minutes.',
    },
    de: {
      subject: 'Ihr Anmeldecode für {brand}',
      preview: 'Mit dem Code in dieser Mail melden Sie sich an. Er gilt wenige Minuten.',
      heading: 'Ihr Anmeldecode',
      intro: 'Mit diesem Code melden Sie sich bei {brand} an.',
      codeLabel: 'Ihr Code, wenige Minuten gültig:',
      hint: 'Geben Sie ihn dort ein, wo Sie sich gerade anmelden.',
      cautionTitle: 'Das waren nicht Sie?',
      caution:
        'Dann versucht jemand anderes, sich mit Ihrem Konto anzumelden. Ohne den Code gelingt das nicht; falls Sie ein ' +
        'Passwort haben, ändern Sie es. Geben Sie den Code nicht weiter. Niemand von {brand} wird Sie danach fragen.',
      sms: 'Ihr Anmeldecode für {brand} ist {####}. Er gilt wenige Minuten.',
    },
    es: {
      subject: 'Tu código para iniciar sesión en {brand}',
      preview: 'Con el código de este correo inicias sesión. Es válido durante unos minutos.',
      heading: 'Tu código de inicio de sesión',
      intro: 'Con este código inicias sesión en {brand}.',
      codeLabel: 'Tu código, válido durante unos minutos:',
      hint: 'Escríbelo donde estás iniciando sesión.',
      cautionTitle: '¿No has sido tú?',
      caution:
        'Entonces otra persona intenta entrar en tu cuenta. Sin el código no puede; si tienes una contraseña, cámbiala. ' +
        'No compartas el código con nadie. Nadie de {brand} te lo pedirá.',
      sms: 'Tu código para iniciar sesión en {brand} es {####}. Vale durante unos minutos.',
    },
  },
};
