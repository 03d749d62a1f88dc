import { Failure } from '../../causes/cause.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { type Clock, systemClock } from '../../pool/clock.ts';
import { type MessageContent, messageContent } from '../../pool/message.ts';
import { withMfaConfig } from '../../pool/mfa-config.ts';
import { type Pool, regionOf } from '../../pool/pool.ts';
import { defaultLocalSettings, poolFromInput } from '../../pool/pool-from-input.ts';
import { present } from '../../pool/present.ts';
import { systemRandom } from '../../pool/random.ts';
import { functionsInProduction } from '../../server/functions.ts';
import { mfaInput, poolInput } from '../../server/pool-inputs.ts';
import { customMessage } from '../../triggers/contracts/custom-message.ts';
import { createTriggers } from '../../triggers/create-triggers.ts';
import type { TriggerCall } from '../../triggers/trigger.ts';
import type { MailSlot } from './mail-slots.ts';

/** One message as its reader would get it, or why nobody would. */
export type MailPreview = {
  readonly slot: MailSlot;
  /** The function that words it; undefined where the pool has none and Cognito's own words go out. */
  readonly function: string | undefined;
} & (
  | {
      readonly ok: true;
      /** Undefined where the words have no place for the code, or where a custom sender sends it. */
      readonly mail: MessageContent | undefined;
      readonly sms: MessageContent | undefined;
      /** Who worded what: the function left to Cognito what it gave no text for. */
      readonly worded: { readonly mail: boolean; readonly sms: boolean };
      /** The functions that send in place of Cognito, in words of their own. */
      readonly sentBy: { readonly mail?: string; readonly sms?: string };
    }
  | { readonly ok: false; readonly failure: Failure }
);

/** Runs the handlers of a pools.yaml for one message after the other. */
export interface MailPreviewer {
  preview(slot: MailSlot): Promise<MailPreview>;
  close(): Promise<void>;
}

/** What stands for the code, and for the temporary password of an invitation. */
const sampleCode = '123456';
const samplePassword = 'Sample-123456';

/**
 * Makes a previewer. Mails link to the page that they link to in production, where pools.yaml names one.
 *
 * @param log takes what handlers print
 */
export function createMailPreviewer(
  file: PoolsFile,
  log: (functionName: string, line: string) => void,
  clock: Clock = systemClock,
): MailPreviewer {
  const triggers = createTriggers({
    functions: functionsInProduction(file),
    ...present({ lambdaEndpoint: file.lambdaEndpoint }),
    clock,
    random: systemRandom,
    log,
  });
  const pools = new Map(file.pools.map(entry => [entry.id, poolOf(entry, file.account, clock)]));

  return {
    async preview(slot) {
      const pool = pools.get(slot.pool.id);
      if (!pool) throw new Error(`there is no pool ${slot.pool.id}`);
      const told = { slot, function: slot.pool.triggers.CustomMessage };
      const { sample } = customMessage.sources[slot.source];
      const { userAttributes } = sample.request;
      const { CustomEmailSender, CustomSMSSender } = slot.pool.triggers;
      const sentBy = present({ mail: CustomEmailSender, sms: CustomSMSSender });
      try {
        const call: TriggerCall = {
          pool,
          client: slot.client,
          source: slot.source,
          userName: sample.userName,
          sdkVersion: 'aws-sdk-js-3.1169.0',
          request: {
            ...sample.request,
            userAttributes: {
              ...userAttributes,
              phone_number: '+15555550123',
              phone_number_verified: 'true',
            },
            ...(slot.language !== undefined && { clientMetadata: { locale: slot.language } }),
          },
          notes: [],
        };
        // Cognito writes no message where it sends none.
        const custom = sentBy.mail && sentBy.sms ? undefined : await triggers.run(call);
        const inMedium = (medium: 'EMAIL' | 'SMS') =>
          messageContent({
            pool,
            source: slot.source,
            medium,
            custom,
            username: userAttributes.email ?? '',
            code: slot.source === 'CustomMessage_AdminCreateUser' ? samplePassword : sampleCode,
          });
        const worded = { mail: Boolean(custom?.emailMessage), sms: Boolean(custom?.smsMessage) };
        const mail = sentBy.mail ? undefined : inMedium('EMAIL');
        const sms = sentBy.sms ? undefined : inMedium('SMS');
        return { ...told, ok: true, mail, sms, worded, sentBy };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return { ...told, ok: false, failure: error };
      }
    },
    close: () => triggers.close(),
  };
}

function poolOf(entry: PoolsFile['pools'][number], accountId: string, clock: Clock): Pool {
  // A preview signs nothing.
  const key = { kid: '', privatePem: '', publicJwk: {} };
  const made = { id: entry.id, region: regionOf(entry.id), now: clock.now(), accountId };
  const input = poolInput(entry, accountId);
  const origin = { ...made, local: defaultLocalSettings, keys: { id: key, access: key } };
  return withMfaConfig(poolFromInput(input, origin), mfaInput(entry));
}
