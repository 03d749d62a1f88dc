/** A mail that resets a password, as it comes. */
export function resetMail(given: {
  readonly to: string;
  readonly code: string;
  readonly clientId?: string;
  readonly id?: string;
  readonly from?: string;
  readonly padding?: number;
}): string {
  const { to, code, clientId, id = code, from = 'Phenom <noreply@example.com>', padding = 0 } = given;
  const link = `https://app.example.com/reset-password?code=${code}${clientId ? `&cid=${clientId}` : ''}`;
  return [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: Reset your password',
    `Message-ID: <${id}@example.com>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your code is ${code}.`,
    link,
    ...(padding > 0
      ? [
          'x'
            .repeat(70)
            .concat('\n')
            .repeat(Math.ceil(padding / 71)),
        ]
      : []),
    '',
  ].join('\n');
}
