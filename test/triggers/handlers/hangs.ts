/** Never answers; `spin` does not even yield. Tells its process where it is told to. */
import { writeFileSync } from 'node:fs';

export function handler(event: { request: { clientMetadata?: { spin?: string } } }) {
  if (process.env.MARK) writeFileSync(process.env.MARK, String(process.pid));
  if (event.request.clientMetadata?.spin) for (;;);
  return new Promise(() => {});
}
