/** Such as `20261121T001530Z`, the basic form of ISO 8601 that signatures use. */
export function basicTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Milliseconds since 1970 of an X-Amz-Date or Date header; undefined for one that is no time. */
export function parseSigningTime(text: string): number | undefined {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const isHttpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text);
  const time = iso !== text || isHttpDate ? Date.parse(iso) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
