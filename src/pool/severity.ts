/** How bad a finding is: `error` breaks sign-in or reset for somebody, `warning` can, `advice` is worth knowing. */
export const severities = ['error', 'warning', 'advice'] as const;

/** One of them, the worst first. */
export type Severity = (typeof severities)[number];
