import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { refusedMember } from '../refused-member.ts';

export const messageTemplateLacksPlaceholder = describeCause({
  id: 'message-template-lacks-placeholder',
  title: 'A message template of the pool lacks the place for the code or the user name',
  seen: [
    {
      at: 'deployment',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value '<text>' at '<template>' failed to satisfy constraint: Member must satisfy regular expression pattern: <pattern>",
    },
  ],
  means:
    'Templates must hold {####} for the code, those of invitations also {username}, and a link template {##text##}. Subjects ' +
    'have 140 characters at most. A template that does not is refused when the pool is made or updated.',
  toldApart:
    'It fails at CreateUserPool or UpdateUserPool, and the message names the template and the pattern.',
  fix: 'Put the placeholder in as it is; a template language of the deployment may have taken its braces for its own.',
  likely: 10,
  judge: known => refusedMember(known, /(?:message|messageByLink|subject|subjectByLink)$/i),
  source: documented('cognito-user-pool-settings-message-templates'),
});
