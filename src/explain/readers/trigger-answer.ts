import type { MailedLink } from '../../causes/known.ts';
import { isObject } from '../../pool/is-object.ts';
import { linksIn, linksInText } from '../../pool/mail-parts.ts';
import { type Members, members, textOf } from '../../pool/members.ts';
import type { Asked } from '../asked.ts';
import type { Reading, Told } from '../reading.ts';
import { safeText } from '../safe-text.ts';
import { codeLinks, linkNote, noClientIn } from './mailed-link.ts';

/** Whose answer it is, by a member that only its responses have, where nothing names the source. */
const sources: readonly (readonly [member: RegExp, source: string, version?: string])[] = [
  [/^auto(?:Confirm|Verify)/, 'PreSignUp_SignUp'],
  [/^(?:issueTokens|failAuthentication|challengeName)$/, 'DefineAuthChallenge_Authentication'],
  [/^(?:public|private)ChallengeParameters$|^challengeMetadata$/, 'CreateAuthChallenge_Authentication'],
  [/^answerCorrect$/, 'VerifyAuthChallengeResponse_Authentication'],
  [/^(?:sms|email)(?:Message|Subject)$/, 'CustomMessage_ForgotPassword'],
  [/^claimsOverrideDetails$/, 'TokenGeneration_Authentication', '1'],
  [/^claimsAndScopeOverrideDetails$/, 'TokenGeneration_Authentication', '2'],
  [
    /^(?:finalUserStatus|messageAction|desiredDeliveryMediums|forceAliasCreation)$/,
    'UserMigration_Authentication',
  ],
];

/**
 * Reads what a trigger's function answered, the whole event or its response alone, and holds it against the contract of
 * the trigger.
 *
 * @returns undefined if it is none
 */
export async function readTriggerAnswer(record: Members, asked: Asked): Promise<Reading | undefined> {
  const answer = unwrapped(record);
  const isEvent = textOf(answer.triggerSource) !== undefined && isObject(answer.request);
  const response = isEvent || isObject(answer.response) ? answer.response : answer;
  const guessed = sourceOf(members(response));
  const source = asked.trigger ?? textOf(answer.triggerSource) ?? guessed?.source;
  if (source === undefined || (!isEvent && !guessed && asked.trigger === undefined)) return undefined;

  // The contracts are large: they are loaded for an answer only.
  const [{ checkResponse }, { contractFor, versionsOf }] = await Promise.all([
    import('../../triggers/check-response.ts'),
    import('../../triggers/contract-for.ts'),
  ]);
  const versions = versionsOf(source);
  const known = asSource(source, versions);
  if (!known) {
    return { kind: 'trigger answer', says: `of ${safeText(source, 80)}, which no trigger has`, found: {} };
  }
  const version = versions.find(one => one === (textOf(answer.version) ?? guessed?.version)) ?? versions[0];
  const breaches = checkResponse(known, answer, version === undefined ? {} : { version });
  const told = breaches.flatMap(({ cause, problem }): readonly Told[] =>
    cause === undefined
      ? []
      : [{ cause, evidence: { says: `${safeText(problem, 300)}.`, speaks: 'settles it' } }],
  );
  const links = linksOf(answer, members(response));
  const { name } = contractFor(known, version).contract;
  const isNamed = asked.trigger !== undefined || textOf(answer.triggerSource) !== undefined;
  const wrong =
    breaches.length === 1 ? 'one thing is wrong with it' : `${breaches.length} things are wrong with it`;
  return {
    kind: 'trigger answer',
    says: `of ${name}${isNamed ? ` (${source})` : ', by its members'}: ${breaches.length === 0 ? 'as its contract has it' : wrong}`,
    found: {
      answers: [
        {
          source,
          breaches: breaches.map(({ field, is, mustBe }) => ({ field, was: safeText(is, 200), mustBe })),
        },
      ],
      links,
    },
    told,
    notes: [
      ...breaches.slice(0, 3).map(({ error, consequence, problem, cause }) => {
        if (cause === undefined) return `${safeText(problem, 300)}. ${consequence}`;
        return error ? `The client sees ${error.type}: ${error.message}. ${consequence}` : consequence;
      }),
      ...links.slice(0, 3).map(linkNote),
    ],
  };
}

/** The links in the messages of an answer, with the client and pool of the event where it is one. */
function linksOf({ userPoolId, callerContext }: Members, response: Members): readonly MailedLink[] {
  const [html = '', text = ''] = [textOf(response.emailMessage), textOf(response.smsMessage)];
  // A mail is HTML, with or without a tag in it.
  const inMail = /<[a-z]/i.test(html) ? linksIn(html) : linksInText(html.replaceAll('&amp;', '&'));
  const client = textOf(members(callerContext).clientId);
  const askedOf = textOf(userPoolId);
  return codeLinks([...inMail, ...linksInText(text)], undefined)
    .slice(0, 10)
    .map(link => ({
      ...link,
      ...(link.code === 'placeholder' && { code: 'to be filled in' }),
      ...(client !== undefined && noClientIn(client) === undefined && { askedBy: client }),
      ...(askedOf !== undefined && { askedOf }),
    }));
}

/** What `aws lambda invoke` and its like put around an answer. */
function unwrapped(record: Members): Members {
  return isObject(record.Payload) ? record.Payload : record;
}

function sourceOf(response: Members): { readonly source: string; readonly version?: string } | undefined {
  const names = Object.keys(response);
  const row = sources.find(([member]) => names.some(name => member.test(name)));
  if (!row) return undefined;
  const [, source, version] = row;
  return { source, ...(version !== undefined && { version }) };
}

type TriggerSource = Parameters<typeof import('../../triggers/check-response.ts').checkResponse>[0];

function asSource(source: string, versions: readonly string[]): TriggerSource | undefined {
  // A source that some contract has is one of the type's: the type is made of the contracts.
  return versions.length > 0 ? (source as TriggerSource) : undefined;
}
