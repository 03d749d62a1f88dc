import { describeCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkReadUndecoded = describeCause({
  id: 'link-read-undecoded',
  title: 'The link was taken out of the raw mail, which is quoted-printable',
  seen: [
    { at: 'link', text: 'code=3D<code>' },
    { at: 'link', text: '<link>=' },
  ],
  means:
    'Mails are often sent as quoted-printable, where = is written =3D and lines end in = at column 76. A program that reads ' +
    'the raw mail gets codes that begin with 3D, or codes and links that are cut and end with =.',
  toldApart:
    'The code begins with 3D, or the code or link ends with =. Links that people click are decoded by the mail program.',
  fix: 'Decode the mail by its Content-Transfer-Encoding before you look for the link: use a MIME parser.',
  likely: 30,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links)
      if (code === 'begins with 3D' || code === 'ends with =') yield settles(`The code in the link ${code}.`);
  }),
  settledBy: () => 'lifeguard explain LINK',
});
