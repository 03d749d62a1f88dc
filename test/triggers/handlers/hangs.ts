/** Never answers; `spin` does not even yield. Each run leaves a line in its log. */
export function handler(event: { request: { clientMetadata?: { spin?: string } } }) {
  console.log('started');
  if (event.request.clientMetadata?.spin) for (;;);
  return new Promise(() => {});
}
