import type { Code } from '../code.ts';
import { leavesOf, originOf } from '../origin.ts';
import { confirmsFromLink, linkNames, queryReads } from '../reset-link.ts';
import { type ResetStep, resetSteps } from '../reset-steps.ts';
import { defineRule, type Found } from '../rule.ts';
import type { Source } from '../source.ts';
import { calledName, isCall, memberName } from '../syntax.ts';
import { namesOf } from '../trace.ts';

export const clientIdFromLink = defineRule({
  id: 'client-id-from-link',
  severity: 'error',
  title: 'A page that confirms a code from a link names the app client of that link',
  why:
    'A code counts for the app client that asked for it. A page with an app client of its own works for that one; the ' +
    'users of all others are told that their code has expired, however fresh it is.',
  fix:
    'Take ClientId from the parameter cid of the link, held against a list of app clients that you know. Keep the fixed ' +
    'one for old links without cid alone: params.get("cid") ?? fallback.',
  leadsTo: ['code-issued-to-another-client', 'page-with-its-own-client'],
  mentions:
    /ForgotPassword|forgotPassword|confirmResetPassword|confirmPassword|ConfirmSignUp|confirmSignUp|ResendConfirmationCode|resendConfirmationCode|client_?id/i,
  *find(source) {
    yield* inForms(source);
    const { code } = source;
    const steps = resetSteps(code);
    const reads = queryReads(code);
    const isFromLink = steps.some(step => confirmsFromLink(code, step, reads));
    const told = new Set<number>();
    for (const step of steps) {
      const { operation, client } = step;
      if (!client) continue;
      const origin = originOf(code, client);
      const fixed = leavesOf(origin).find(leaf => leaf.kind === 'text' && leaf.beats === true);
      if (fixed?.kind === 'text') {
        const at = fixed.at.start ?? 0;
        if (!told.has(at)) yield { at, says: swapped(operation) };
        told.add(at);
      } else if (origin.kind === 'text') {
        const at = (client.type === 'StringLiteral' ? client : origin.at).start ?? 0;
        if (told.has(at)) continue;
        if (isFromLink) yield { at, says: fixedClient(operation) };
        else if (operation !== 'ConfirmForgotPassword') continue;
        else if (mayBeOfLink(code, step)) yield { at, severity: 'warning', says: notFound };
        else yield { at, severity: 'advice', says: onlyOwn };
        told.add(at);
      }
    }
  },
});

function swapped(operation: string): string {
  return `The fixed app client of ${operation} stands before the one of the link, which is never used.`;
}

function fixedClient(operation: string): string {
  return `${operation} names a fixed app client, but the code comes with a link that any app client may have asked for.`;
}

const onlyOwn =
  'ConfirmForgotPassword names a fixed app client: that is right only while no other app client asks for codes that are ' +
  'typed in here.';
const notFound =
  'ConfirmForgotPassword names a fixed app client, and where the code comes from was not found: one of a link counts for ' +
  'the app client that asked for it.';

/** Whether a code can come from the query of the page, which the file takes apart by itself. */
function mayBeOfLink(code: Code, { code: given }: ResetStep): boolean {
  if (given && leavesOf(originOf(code, given)).every(({ kind }) => kind !== 'unknown')) return false;
  // A field of the page, or a state that it fills.
  if (given && namesOf(code, given).some(name => /^(value|useState|FormData|prompt)$/.test(name)))
    return false;
  return code.of('MemberExpression', 'OptionalMemberExpression').some(member => {
    if (memberName(member) !== 'search' || namesOf(code, member.object).at(-1) !== 'location') return false;
    const around = code.parentOf(member);
    const isRead =
      around && isCall(around) && /^(URLSearchParams|parse|fromEntries)$/.test(calledName(around) ?? '');
    return isRead !== true;
  });
}

/** A form that sends a fixed client along with the code. */
function* inForms({ page }: Source): Iterable<Found> {
  for (const { fields } of page?.forms ?? []) {
    const hasCode = fields.some(({ name, type }) => type !== 'hidden' && /code/i.test(name));
    const hasPassword = fields.some(({ type }) => type === 'password');
    if (!hasCode && !hasPassword) continue;
    for (const { name, type, value, at } of fields) {
      const isFixed = type === 'hidden' && linkNames.client.test(name) && /^[a-z0-9]{20,}$/.test(value);
      const isReset = fields.some(field => linkNames.code.test(field.name));
      if (isFixed && isReset) yield { at, says: 'The form sends a fixed app client along with the code.' };
    }
  }
}
