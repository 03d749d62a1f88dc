import type { MessageTemplate } from '../message-template.ts';

/**
 * The username and the temporary password of a user whom an administrator made. How many days the password
 * lives is a setting of the pool that the event does not tell. Nothing follows the password, in the mail or
 * in the text message: it may end with any character, and readers copy the one after it too.
 */
export const invitation: MessageTemplate = {
  sources: ['CustomMessage_AdminCreateUser'],
  holds: 'password',
  namesAccount: false,
  toNewAddress: false,
  opens: 'signInPage',
  texts: {
    en: {
      subject: 'Your invitation to {brand}',
      preview: 'Your username and a temporary password to sign in with.',
      heading: 'Welcome to {brand}',
      intro: 'An account was made for you. Sign in with the following, then choose a password of your own.',
      usernameLabel: 'Your username:',
      codeLabel: 'Your temporary password:',
      hint: 'It is valid for a limited time, so sign in soon.',
      button: 'Sign in',
      cautionTitle: 'Did you not expect this?',
      caution: 'Then ignore this mail. Do not pass the password on. Nobody at {brand} will ask you for it.',
      sms: 'Your {brand} username is {username} and your temporary password is {####}',
    },
    de: {
      subject: 'Ihre Einladung zu {brand}',
      preview: 'Ihr Benutzername und ein vorläufiges Passwort für die erste Anmeldung.',
      heading: 'Willkommen bei {brand}',
      intro:
        'Für Sie wurde ein Konto angelegt. Melden Sie sich mit diesen Angaben an und wählen Sie dann ein eigenes Passwort.',
      usernameLabel: 'Ihr Benutzername:',
      codeLabel: 'Ihr vorläufiges Passwort:',
      hint: 'Es gilt nur begrenzte Zeit. Melden Sie sich deshalb bald an.',
      button: 'Anmelden',
      cautionTitle: 'Sie haben das nicht erwartet?',
      caution:
        'Dann ignorieren Sie diese Mail. Geben Sie das Passwort nicht weiter. Niemand von {brand} wird Sie danach fragen.',
      sms: '{brand}: Ihr Benutzername ist {username}, Ihr vorläufiges Passwort ist {####}',
    },
    es: {
      subject: 'Tu invitación a {brand}',
      preview: 'Tu nombre de usuario y una contraseña temporal para iniciar sesión.',
      heading: 'Te damos la bienvenida a {brand}',
      intro:
        'Hemos creado una cuenta para ti. Inicia sesión con estos datos y elige después una contraseña propia.',
      usernameLabel: 'Tu nombre de usuario:',
      codeLabel: 'Tu contraseña temporal:',
      hint: 'Es válida por tiempo limitado, así que inicia sesión pronto.',
      button: 'Iniciar sesión',
      cautionTitle: '¿No esperabas este correo?',
      caution: 'Entonces ignóralo. No compartas la contraseña con nadie. Nadie de {brand} te la pedirá.',
      sms: '{brand}: tu usuario es {username} y tu contraseña temporal es {####}',
    },
  },
};
