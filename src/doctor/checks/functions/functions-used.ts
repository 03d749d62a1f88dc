import { functionEntryOf } from '../../../config/function-entry-of.ts';
import { triggersOf } from '../../../surroundings/triggers-of.ts';
import { defineCheck } from '../../check.ts';

export const functionsUsed = defineCheck({
  id: 'functions-used',
  severity: 'advice',
  title: 'Each function of pools.yaml is a trigger of a pool',
  why:
    'A trigger is lost by an update of the pool that does not name it again. The function is there, its tests pass, and ' +
    'nothing runs it.',
  looksAt: 'account',
  fix: 'Set it as a trigger again, or take it out of pools.yaml.',
  leadsTo: ['settings-lost-by-update', 'custom-message-ignored'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ described, pools }, { cognito, target }) {
    const names = Object.keys(described?.functions ?? {});
    if (names.length === 0) return { notApplicable: 'pools.yaml has no functions' };
    const isWhole = described?.pools.every(({ id }) => pools.some(pool => pool.id === id));
    if (!isWhole) return { notApplicable: 'not all pools of pools.yaml are looked at' };
    const used = await Promise.all(
      pools.map(async ({ id }) => triggersOf(await cognito.pool(id)).map(({ arn }) => arn)),
    );
    const run = new Set(used.flat().map(arn => functionEntryOf(described, arn, target.kind)?.name));
    return names
      .filter(name => !run.has(name))
      .map(name => ({
        says: `No pool runs the function ${name}.`,
        seen: [
          {
            call: 'DescribeUserPool',
            field: 'LambdaConfig',
            actual: `none names ${name}`,
            expected: 'one does',
          },
        ],
        key: ['functions', name],
      }));
  },
});
