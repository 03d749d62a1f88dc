import { defineCheck } from '../../check.ts';

const day = 24 * 60 * 60_000;

/** The day from which a runtime gets no more security fixes (documented; those of which the day is sure). */
const lastDays: Readonly<Record<string, string>> = {
  'nodejs10.x': '2021-07-30',
  'nodejs12.x': '2023-03-31',
  'nodejs14.x': '2023-12-04',
  'nodejs16.x': '2024-06-12',
  'nodejs18.x': '2025-09-01',
  'nodejs20.x': '2026-04-30',
  'nodejs22.x': '2027-04-30',
  'nodejs24.x': '2028-04-30',
  'python2.7': '2021-07-15',
  'python3.6': '2022-07-18',
  'python3.7': '2023-12-04',
  'python3.8': '2024-10-14',
  'python3.9': '2025-12-15',
  'python3.10': '2026-10-31',
  'python3.11': '2027-06-30',
  'python3.13': '2029-06-30',
  'python3.14': '2029-06-30',
  java8: '2024-01-08',
  'go1.x': '2024-01-08',
  'ruby2.7': '2023-12-07',
  'ruby3.2': '2026-03-31',
  'ruby3.3': '2027-03-31',
  'ruby3.4': '2028-03-31',
  'dotnetcore3.1': '2023-04-03',
  dotnet6: '2024-12-20',
  dotnet8: '2026-11-10',
  dotnet10: '2028-11-14',
  provided: '2024-01-08',
};

export const runtimeSupported = defineCheck({
  id: 'runtime-supported',
  severity: 'warning',
  title: 'The runtimes of functions are supported',
  why:
    'A runtime without support gets no security fixes, and some weeks later the function can no longer be changed: a reset ' +
    'that breaks then cannot be mended quickly.',
  looksAt: 'function',
  fix: 'Move the function to a newer runtime of its language.',
  leadsTo: [],
  needs: ['lambda:GetFunctionConfiguration'],
  async run({ arn }, { functions, clock }) {
    const { Runtime } = await functions.describe(arn);
    if (Runtime === undefined) return { notApplicable: 'it is a container image' };
    const last = lastDays[Runtime];
    if (last === undefined) return [];
    const left = Math.floor((Date.parse(last) - clock.now()) / day);
    if (left > 60) return [];
    const isOver = left < 0;
    return [
      {
        says: isOver ? 'Its runtime is no longer supported.' : 'Its runtime is soon no longer supported.',
        severity: isOver ? 'warning' : 'advice',
        seen: [
          {
            call: 'GetFunctionConfiguration',
            field: 'Runtime',
            actual: `${Runtime}, supported until ${last}`,
            expected: 'a supported runtime',
          },
        ],
      },
    ];
  },
});
