import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { linkNames, queryReads } from '../reset-link.ts';
import { resetSteps } from '../reset-steps.ts';
import { defineRule } from '../rule.ts';

export const linkPoolIsUsed = defineRule({
  id: 'link-pool-is-used',
  severity: 'warning',
  title: 'A page that reads the pool of a link asks that pool’s region',
  why:
    'The region of a call is that of the pool. A page that reads pid and asks one region all the same works until a pool ' +
    'of another region mails its first link; no app client of it is found there.',
  fix: 'Take the region from the pool id, before its underscore, and hold it against a list of pools that you know.',
  leadsTo: ['client-not-found', 'pool-in-another-region'],
  mentions: /pid|pool_?id/i,
  *find({ code }) {
    const steps = resetSteps(code);
    if (!steps.some(({ operation }) => operation.startsWith('Confirm'))) return;
    for (const { name, node } of queryReads(code)) {
      if (!linkNames.pool.test(name)) continue;
      const declared = declaredBy(code, node);
      if (declared === undefined || (code.bindingOf(declared)?.uses ?? [node]).length > 0) continue;
      yield { at: node.start ?? 0, says: `The pool of the link (${name}) is read and not used.` };
    }
  },
});

/** The name that a read goes into; undefined where it goes elsewhere. */
function declaredBy(code: Code, read: Node): Node | undefined {
  if (read.type === 'Identifier') return read;
  let around = code.parentOf(read);
  while (around && /^(LogicalExpression|TS\w+Expression)$/.test(around.type)) around = code.parentOf(around);
  return around?.type === 'VariableDeclarator' && around.id.type === 'Identifier' ? around.id : undefined;
}
