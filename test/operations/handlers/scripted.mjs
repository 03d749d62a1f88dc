/**
 * Answers what the user's nickname says: a JSON object from the trigger's name to its answers, by the number of rounds
 * in the session, the last one for all that follow. With `show` it prints the event.
 */
export async function handler(event) {
  const script = JSON.parse(event.request.userAttributes.nickname ?? '{}');
  if (script.show) console.log(JSON.stringify(event));
  const answers = script[event.triggerSource.split('_')[0]] ?? [];
  const answer = answers[event.request.session?.length ?? 0] ?? answers.at(-1);
  if (answer) Object.assign(event.response, answer);
  return event;
}
