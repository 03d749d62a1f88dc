import type { Alert } from '../../src/probe/alert/alert.ts';
import { aFailedRun } from '../probe-report/a-run.ts';

/** When the alerts of the tests are told. */
export const at = Date.UTC(2026, 4, 1, 12, 30);

/** An alert that pages people, in all that is not given. */
export function anAlert(given: Partial<Alert> = {}): Alert {
  return {
    event: { kind: 'firing', severity: 'page', since: at - 3_600_000, isRepeat: false },
    run: aFailedRun(),
    at,
    environment: 'production',
    docs: 'https://docs.example.com/causes/{id}?v=1&x=2',
    ...given,
  };
}

/** That it is over. */
export const over = { kind: 'recovered', severity: 'page', since: at - 5_400_000, isRepeat: false } as const;
