/** Answers with what it was given: the event, its environment, its context. For CustomMessage, as a mail. */
export async function handler(event: object, context: { getRemainingTimeInMillis(): number }) {
  const remaining = context.getRemainingTimeInMillis();
  const told = { event, environment: process.env, context: { ...context, remaining } };
  console.log(JSON.stringify(told));
  return event;
}
