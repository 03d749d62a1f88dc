import * as z from 'zod';
import type { TriggerContract } from '../triggers/contract.ts';
import { contractFor } from '../triggers/contract-for.ts';
import type { TriggerSource } from '../triggers/trigger-types.ts';
import { completeEvent, membersOf, type SentEvent, withRequest } from './sent-event.ts';

/** One way in which the events of a source differ from its complete one. */
export interface EventVariant {
  /** What is in the event, as the end of a sentence that begins with "an event". */
  readonly about: string;
  /** Whether production sends such events to any handler; it must take them then. */
  readonly inProduction: boolean;
  /** @param knows whether the source’s requests have a member of that name */
  readonly change: (event: SentEvent, knows: (member: string) => boolean) => SentEvent;
}

const clientMetadata = { locale: 'de-CH', campaign: 'spring & summer' };
const validationData = { invitedBy: 'Zoë' };

/** All variants by their name, the complete event first. */
export const eventVariants = {
  complete: {
    about: 'with all that production sends',
    inProduction: true,
    change: event => event,
  },
  metadata: {
    about: 'with the metadata of the app’s call, clientMetadata and validationData',
    inProduction: true,
    change: (event, knows) => ({
      ...withRequest(event, {
        ...(knows('clientMetadata') && { clientMetadata }),
        ...(knows('validationData') && { validationData }),
      }),
    }),
  },
  'null-metadata': {
    about: 'whose clientMetadata is null (observed) where others have none',
    inProduction: true,
    change: (event, knows) =>
      knows('clientMetadata') ? withRequest(event, { clientMetadata: null }) : event,
  },
  names: {
    about: 'of a user whose name and address have letters of other scripts, quotes and ampersands',
    inProduction: true,
    change: event =>
      withAttributes(event, {
        name: 'Zoë O’Hara-"Ström" <山田花子> محمد & 👩🏽‍🚀',
        email: "o'hara&sons+zoe@example.com",
      }),
  },
  phone: {
    about: 'of a user with a telephone number',
    inProduction: true,
    change: event =>
      hasUser(event)
        ? withRequest(event, {
            userAttributes: {
              ...attributesOf(event),
              phone_number: '+15555550123',
              phone_number_verified: 'true',
            },
          })
        : event,
  },
  'right-answers': {
    about: 'after challenges that were answered rightly',
    inProduction: true,
    change: (event, knows) => (knows('session') ? withRequest(event, { session: session(true, 1) }) : event),
  },
  'wrong-answers': {
    about: 'after challenges that were answered wrongly',
    inProduction: true,
    change: (event, knows) => (knows('session') ? withRequest(event, { session: session(false, 3) }) : event),
  },
  nobody: {
    about: 'of a name that nobody has, where the app client hides who exists',
    inProduction: true,
    change: (event, knows) =>
      knows('userNotFound') ? withRequest(event, { userNotFound: true, userAttributes: {} }) : event,
  },
  administrator: {
    about: 'set off by an administrator, without an app client',
    inProduction: true,
    change: event =>
      administrators.test(String(event.triggerSource))
        ? withClientId(event, 'CLIENT_ID_NOT_APPLICABLE')
        : event,
  },
  'no-attributes': {
    about: 'of a user with no attributes but those that the service itself sets',
    inProduction: false,
    change: event =>
      hasUser(event)
        ? withRequest(event, {
            userAttributes: Object.fromEntries(
              Object.entries(attributesOf(event)).filter(
                ([name]) => name === 'sub' || name.startsWith('cognito:'),
              ),
            ),
          })
        : event,
  },
  'no-client': {
    about: 'whose callerContext.clientId is null, as calls by the console were seen to send',
    inProduction: false,
    change: event => withClientId(event, null),
  },
  thin: {
    about:
      'as people type it into the console’s test: no callerContext, next to nothing in its request, and no version ' +
      'but for that of a later PreTokenGeneration',
    inProduction: false,
    change: event => {
      const { email } = attributesOf(event);
      return {
        // Without one it would be the event of another trigger: that of the first version.
        ...(event.version !== '1' && { version: event.version }),
        triggerSource: event.triggerSource,
        userName: 'testuser',
        request: email === undefined ? {} : { userAttributes: { email } },
        response: {},
      };
    },
  },
} as const satisfies Record<string, EventVariant>;

/** The name of a variant. */
export type VariantName = keyof typeof eventVariants;

/** Whether that is the name of a variant. */
export function isVariant(name: string): name is VariantName {
  return Object.hasOwn(eventVariants, name);
}

/**
 * The event of a source in that variant; undefined where the source has none, since it would be its complete event.
 *
 * @throws Error if the source has no such version
 */
export function eventVariant(
  variant: VariantName,
  source: TriggerSource,
  version: TriggerContract['version'],
): SentEvent | undefined {
  const complete = completeEvent(source, version);
  if (variant === 'complete') return complete;
  const form = contractFor(source, version).source.request;
  const knows = (member: string) => form instanceof z.ZodObject && Object.hasOwn(form.shape, member);
  const event = eventVariants[variant].change(complete, knows);
  return JSON.stringify(event) === JSON.stringify(complete) ? undefined : event;
}

/** The occasions on which an administrator’s call may set off what an app’s call sets off too (documented). */
const administrators =
  /^(?:CustomMessage|Custom(?:Email|SMS)Sender)_(?:ForgotPassword|UpdateUserAttribute)$|^PostConfirmation_ConfirmSignUp$/;

function attributesOf(event: SentEvent): Readonly<Record<string, unknown>> {
  return membersOf(membersOf(event.request).userAttributes);
}

/** Whether it is about a user: a machine has no attributes, and a notice of threat protection has others in their place. */
function hasUser(event: SentEvent): boolean {
  return attributesOf(event).email !== undefined;
}

function withAttributes(event: SentEvent, attributes: Readonly<Record<string, string>>): SentEvent {
  if (!hasUser(event)) return event;
  return withRequest(event, { userAttributes: { ...attributesOf(event), ...attributes } });
}

function withClientId(event: SentEvent, clientId: string | null): SentEvent {
  return { ...event, callerContext: { ...membersOf(event.callerContext), clientId } };
}

/** A sign-in by SRP and that many custom challenges after it. */
function session(challengeResult: boolean, challenges: number): readonly object[] {
  const own = ['SRP_A', 'PASSWORD_VERIFIER'].map(challengeName => ({
    challengeName,
    challengeResult: true,
    challengeMetadata: null,
  }));
  const custom = { challengeName: 'CUSTOM_CHALLENGE', challengeResult, challengeMetadata: 'QUESTION' };
  return [...own, ...Array.from({ length: challenges }, () => custom)];
}
