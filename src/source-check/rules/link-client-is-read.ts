import { leavesOf, originOf } from '../origin.ts';
import { confirmsFromLink, linkNames, queryReads, resetSteps } from '../reset-link.ts';
import { defineRule } from '../rule.ts';
import { trace } from '../trace.ts';

export const linkClientIsRead = defineRule({
  id: 'link-client-is-read',
  severity: 'warning',
  title: 'A page that reads the code of a link reads its app client, too',
  why:
    'A code counts for the app client that asked for it. A page that takes the code from the link and its app client from ' +
    'its own settings works for one app client; users of others are told that their code has expired.',
  fix:
    'Have CustomMessage write cid=event.callerContext.clientId into the link, and give that as ClientId; keep the one of ' +
    'the settings for old links alone.',
  leadsTo: ['code-issued-to-another-client'],
  mentions: /ForgotPassword|forgotPassword|confirmResetPassword|confirmPassword|ConfirmSignUp|confirmSignUp/,
  *find({ code }) {
    const steps = resetSteps(code);
    const reads = queryReads(code);
    if (!confirmsFromLink(code, steps, reads) || reads.some(({ name }) => linkNames.client.test(name)))
      return;
    for (const { operation, client } of steps) {
      if (!client || !operation.startsWith('Confirm')) continue;
      const of = leavesOf(originOf(code, client));
      const { node } = trace(code, client);
      const isSetting =
        of.some(({ kind }) => kind === 'environment') || code.bindingOf(node)?.kind === 'import';
      if (isSetting) {
        yield {
          at: client.start ?? 0,
          says: `${operation} takes the code from the link, but the app client from settings.`,
        };
      }
    }
  },
});
