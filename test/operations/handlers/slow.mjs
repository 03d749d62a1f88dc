/** Takes its time, as a handler does that asks another service. */
export async function handler(event) {
  await new Promise(resolve => setTimeout(resolve, 300));
  return event;
}
