import type { DescribedPool } from '../../../surroundings/cognito-reads.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const templatesHavePlaces = defineCheck({
  id: 'templates-have-places',
  severity: 'error',
  title: 'Each message text has the places that Cognito fills',
  why: 'A text without {####} carries no code, an invitation without {username} does not say whom it is for.',
  looksAt: 'pool',
  fix: 'Put {####} into the text, into an invitation {username} too, into a link {##text##}.',
  leadsTo: ['message-template-lacks-placeholder'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const seen = textsOf(await cognito.pool(id)).flatMap(({ field, text, places }) =>
      places
        .filter(({ pattern }) => text !== undefined && !pattern.test(text))
        .map(({ name }) => ({
          call: 'DescribeUserPool',
          field,
          actual: `without ${name}`,
          expected: `with ${name}`,
        })),
    );
    return findingIf(seen, { says: 'A message lacks a place that Cognito fills.', key: ['messages'] });
  },
});

interface Place {
  readonly name: string;
  readonly pattern: RegExp;
}

const code: Place = { name: '{####}', pattern: /\{####\}/ };
const name: Place = { name: '{username}', pattern: /\{username\}/ };
const link: Place = { name: '{##text##}', pattern: /\{##[^#]*##\}/ };

function textsOf(pool: DescribedPool): readonly {
  readonly field: string;
  readonly text: string | undefined;
  readonly places: readonly Place[];
}[] {
  const template = pool.VerificationMessageTemplate ?? {};
  const invitation = pool.AdminCreateUserConfig?.InviteMessageTemplate ?? {};
  return [
    { field: 'VerificationMessageTemplate.EmailMessage', text: template.EmailMessage, places: [code] },
    {
      field: 'VerificationMessageTemplate.EmailMessageByLink',
      text: template.EmailMessageByLink,
      places: [link],
    },
    { field: 'VerificationMessageTemplate.SmsMessage', text: template.SmsMessage, places: [code] },
    { field: 'SmsAuthenticationMessage', text: pool.SmsAuthenticationMessage, places: [code] },
    { field: 'InviteMessageTemplate.EmailMessage', text: invitation.EmailMessage, places: [code, name] },
    { field: 'InviteMessageTemplate.SMSMessage', text: invitation.SMSMessage, places: [code, name] },
  ];
}
