import type { MessageTemplate } from '../message-template.ts';

/** The code and the link with which a user chooses a new password. */
export const passwordReset: MessageTemplate = {
  sources: ['CustomMessage_ForgotPassword'],
  holds: 'code',
  namesAccount: true,
  toNewAddress: false,
  opens: 'resetPage',
  texts: {
    en: {
      subject: 'Reset your {brand} password',
      preview: 'Use the code in this mail to choose a new password. It is valid for one hour.',
      heading: 'Choose a new password',
      intro: 'We were asked to reset the password of this account:',
      codeLabel: 'Your code, valid for one hour:',
      hint: 'Type it where you asked for it, or let the button open the page with the code filled in.',
      button: 'Choose a new password',
      cautionTitle: 'Was it not you?',
      caution:
        'Then ignore this mail: without the code, your password stays as it is. Do not pass the code on. Nobody at ' +
        '{brand} will ask you for it.',
      sms: 'Your {brand} password reset code is {####}. It is valid for one hour.',
    },
    de: {
      subject: 'Ihr Passwort bei {brand} zurücksetzen',
      preview: 'Mit dem Code in dieser Mail wählen Sie ein neues Passwort. Er gilt eine Stunde.',
      heading: 'Neues Passwort wählen',
      intro: 'Für dieses Konto wurde ein neues Passwort angefordert:',
      codeLabel: 'Ihr Code, eine Stunde gültig:',
      hint: 'Geben Sie ihn dort ein, wo Sie ihn angefordert haben. Oder öffnen Sie mit dem Knopf die Seite, auf der er schon eingetragen ist.',
      button: 'Neues Passwort wählen',
      cautionTitle: 'Das waren nicht Sie?',
      caution:
        'Dann ignorieren Sie diese Mail: Ohne den Code bleibt Ihr Passwort, wie es ist. Geben Sie den Code nicht ' +
        'weiter. Niemand von {brand} wird Sie danach fragen.',
      sms: 'Ihr Code für ein neues Passwort bei {brand} ist {####}. Er gilt eine Stunde.',
    },
    es: {
      subject: 'Restablece tu contraseña de {brand}',
      preview: 'Con el código de este correo puedes elegir una contraseña nueva. Es válido durante una hora.',
      heading: 'Elige una contraseña nueva',
      intro: 'Hemos recibido una solicitud para restablecer la contraseña de esta cuenta:',
      codeLabel: 'Tu código, válido durante una hora:',
      hint: 'Escríbelo donde lo pediste, o abre con el botón la página en la que ya está puesto.',
      button: 'Elegir una contraseña nueva',
      cautionTitle: '¿No has sido tú?',
      caution:
        'Entonces ignora este correo: sin el código, tu contraseña no cambia. No compartas el código con nadie. ' +
        'Nadie de {brand} te lo pedirá.',
      sms: 'Tu código para una contraseña nueva de {brand} es {####}. Vale durante una hora.',
    },
  },
};
