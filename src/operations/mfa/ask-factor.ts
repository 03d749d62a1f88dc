import { makeCode } from '../../pool/code.ts';
import { addressMark, codeAddress } from '../../pool/code-address.ts';
import { deliveryDetails } from '../../pool/mask.ts';
import { type Channel, channelTo } from '../../pool/recovery.ts';
import type { MfaFactor } from '../../pool/second-factors.ts';
import type { Call } from '../call.ts';
import { sendMessage } from '../send-message.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import { countSentCode } from '../sign-in/code-limit.ts';
import type { Progress } from '../sign-in/progress.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';

/** What the answer to a code that was sent is held against, sealed into its session. */
export interface SentCode {
  /** Tells the session from one of the same challenge as a first factor. */
  readonly as: 'second-factor';
  readonly code: string;
  /** Where it went, as `addressMark` makes it: an address may be longer than a session. */
  readonly to: string;
  /** The address that a right answer writes to the user: it is being set up. */
  readonly setup?: string;
}

/**
 * Makes the challenge of a second factor that the user has.
 *
 * @throws sign-in-codes-exceeded, and what `sendMessage` throws
 */
export function askFactor(
  ports: SignInPorts,
  progress: Progress,
  factor: MfaFactor,
  call: Call,
): Promise<SignInAnswer> {
  if (factor === 'SOFTWARE_TOKEN_MFA') return askToken(ports, progress);
  const to = channelTo(progress.user, codeAddress[factor]);
  // `userFactors` lists a factor that sends only where there is an address.
  if (!to) throw new Error(`${factor} was asked of a user without an address`);
  return askSent(ports, progress, { factor, to }, call);
}

async function askToken(ports: SignInPorts, progress: Progress): Promise<SignInAnswer> {
  const { user } = progress;
  const name = user.mfa?.token?.name;
  return {
    ChallengeName: 'SOFTWARE_TOKEN_MFA',
    Session: makeSession(ports, progress, 'SOFTWARE_TOKEN_MFA'),
    ChallengeParameters: {
      ...(name !== undefined && { FRIENDLY_DEVICE_NAME: name }),
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/**
 * Sends a code and asks for it. It is good for this session only, so that nothing of it is stored.
 *
 * @throws sign-in-codes-exceeded, and what `sendMessage` throws
 */
export async function askSent(
  ports: SignInPorts,
  progress: Progress,
  sending: { readonly factor: 'SMS_MFA' | 'EMAIL_OTP'; readonly to: Channel; readonly isSetup?: true },
  call: Call,
): Promise<SignInAnswer> {
  const { pool, client, user } = progress;
  const { factor, to, isSetup } = sending;
  await countSentCode(ports, pool, user, user.username);
  const code = makeCode(ports.random);
  // ClientMetadata of InitiateAuth does not reach this trigger, that of an answer does (documented).
  const clientMetadata = progress.answered ? progress.clientMetadata : undefined;
  const source = 'CustomMessage_Authentication';
  await sendMessage(ports, { pool, client, user, source, to, code, clientMetadata }, call);

  const sent: SentCode = {
    as: 'second-factor',
    code,
    to: addressMark(ports.seal, pool.id, to.destination),
    ...(isSetup && { setup: to.destination }),
  };
  const { DeliveryMedium = '', Destination = '' } = deliveryDetails(to.attribute, to.destination);
  return {
    ChallengeName: factor,
    Session: makeSession(ports, progress, factor, { ...sent }),
    ChallengeParameters: {
      CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
      CODE_DELIVERY_DESTINATION: Destination,
      ...(factor === 'SMS_MFA' && { USER_ID_FOR_SRP: user.username }),
    },
  };
}
