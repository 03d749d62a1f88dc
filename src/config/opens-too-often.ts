/** The most brackets that may be open at once. Nobody writes a hundred. */
const most = 1_000;

/** Whether a text has so many brackets that nothing closes that the YAML parser, which is slow at them, need not see it. */
export function opensTooOften(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === 0x5b || sign === 0x7b) open += 1;
    else if ((sign === 0x5d || sign === 0x7d) && open > 0) open -= 1;
    if (open > most) return true;
  }
  return false;
}
