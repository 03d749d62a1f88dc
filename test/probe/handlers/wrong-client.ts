/** Writes a link that names a client by hand: the mistake that the probe is there to find. */
export async function handler(event: {
  response: { emailMessage: string; emailSubject: string };
  userPoolId: string;
  request: { userAttributes: { email: string } };
}) {
  const email = encodeURIComponent(event.request.userAttributes.email);
  const query = `code={####}&email=${email}&cid=6sjjnkaeagnqgkmbl1mr5rtfsr&pid=${event.userPoolId}`;
  event.response.emailSubject = 'Reset';
  event.response.emailMessage = `<a href="${process.env.PASSWORD_RESET_URL}?${query}">Code {####}</a>`;
  return event;
}
