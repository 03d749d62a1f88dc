/** Prints what its request says, or all of the event; makes up a challenge with the code that it is told. */
export async function handler(event: {
  request: { clientMetadata?: { print?: string; late?: string }; makesUp?: string };
  response: object;
}) {
  const { clientMetadata, makesUp } = event.request;
  if (clientMetadata?.late) {
    setTimeout(() => console.log(`late: ${clientMetadata.late} ${JSON.stringify(event)}`), 50);
    return event;
  }
  if (clientMetadata?.print) {
    for (const text of JSON.parse(clientMetadata.print)) console.log(text);
    return event;
  }
  console.log(event);
  console.log(JSON.stringify(event));
  console.log(process.env.LIFEGUARD_SENDER_KEY);
  if (makesUp === undefined) return event;
  console.log(`the code is ${makesUp}.`);
  return {
    ...event,
    response: { privateChallengeParameters: { answer: makesUp }, publicChallengeParameters: {} },
  };
}
