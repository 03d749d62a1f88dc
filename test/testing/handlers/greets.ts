/** Writes the mail of a reset; the code is put in where the placeholder stands. */
export async function handler(event: {
  request: { codeParameter: string };
  response: { emailSubject: string | null; emailMessage: string | null };
}) {
  console.log('greeting');
  event.response.emailSubject = 'Hello from the test';
  event.response.emailMessage = `<p>Your code is ${event.request.codeParameter}</p>`;
  return event;
}
