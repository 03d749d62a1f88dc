/** Refuses a sign-in whose validation data says so. */
export async function handler(event: { request: { validationData?: Record<string, string> | null } }) {
  if (event.request.validationData?.refuse !== undefined) throw new Error('Not today');
  return event;
}
