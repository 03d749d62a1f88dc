/** Never answers; `spin` does not even yield. */
export function handler(event: { request: { clientMetadata?: { spin?: string } } }) {
  if (event.request.clientMetadata?.spin) for (;;);
  return new Promise(() => {});
}
