import { defineCheck } from '../../check.ts';
import { runtimeEnds } from '../../runtime-ends.ts';

const day = 24 * 60 * 60_000;

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
    const last = runtimeEnds[Runtime];
    if (last === undefined) return { notApplicable: 'when its support ends is not known here' };
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
