import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { leavesOf, originOf } from '../origin.ts';
import { confirmsFromLink, linkNames, queryReads } from '../reset-link.ts';
import { resetSteps } from '../reset-steps.ts';
import { defineRule } from '../rule.ts';
import { calledName, isCall, lastName } from '../syntax.ts';
import { namesOf, trace } from '../trace.ts';

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
    const reads = queryReads(code);
    if (reads.some(({ name }) => linkNames.client.test(name))) return;
    for (const step of resetSteps(code)) {
      if (!confirmsFromLink(code, step, reads)) continue;
      const { operation, node, client, isConfiguredElsewhere } = step;
      if (client && isSetting(code, client)) {
        yield {
          at: client.start ?? 0,
          says: `${operation} takes the code from the link, but the app client from settings.`,
        };
      } else if (isConfiguredElsewhere && operation === 'ConfirmForgotPassword') {
        yield {
          at: node.start ?? 0,
          says: 'The code comes from the link, but the app client from a configuration in another file.',
          unless: 'library-takes-client-of-link',
        };
      }
    }
  },
});

/** Whether a value is a setting: of the environment, of another file, or of what is named so. */
function isSetting(code: Code, value: Node): boolean {
  if (leavesOf(originOf(code, value)).some(({ kind }) => kind === 'environment')) return true;
  const { node, path } = trace(code, value);
  if (code.bindingOf(node)?.kind === 'import') return true;
  if (isCall(node) && calledName(node) === 'require') return true;
  // The last name is that of the setting itself.
  const names = isCall(node) ? namesOf(code, node) : [lastName(node) ?? '', ...path].slice(0, -1);
  return names.some(name => settings.test(name));
}

const settings =
  /^(use|get|load|read)?_?(app|runtime|public|aws|cognito|auth)?_?(config|configuration|settings|env|environment|constants)$/i;
