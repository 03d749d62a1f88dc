import { userNotFoundHidden } from '../../causes/sign-in/user-not-found-hidden.ts';
import { addressMark, codeAddress } from '../../pool/code-address.ts';
import type { SentFactor } from '../../pool/first-factors.ts';
import { deliveryDetails } from '../../pool/mask.ts';
import { makeOtp } from '../../pool/otp.ts';
import { channelTo } from '../../pool/recovery.ts';
import type { Call } from '../call.ts';
import { sendMessage } from '../send-message.ts';
import { sendOrPretend } from '../send-or-pretend.ts';
import { makeSession } from '../sign-in/challenge-session.ts';
import { countSentCode } from '../sign-in/code-limit.ts';
import type { SignInAnswer, SignInPorts } from '../sign-in/sign-in.ts';
import { standInOf } from '../sign-in/stand-in.ts';
import type { ChoiceSignIn } from './first-factor.ts';

/**
 * What the answer to the code of a first factor is held against, sealed into its
 * session; of one length always.
 */
export interface SentFirstCode {
  /** Tells the session from one of the same challenge as a second factor. */
  readonly as: 'first-factor';
  readonly code: string;
  /** `addressMark` of where it went. */
  readonly to: string;
}

/**
 * EMAIL_OTP and SMS_OTP as first factors: sends a code of eight digits and asks for it. It is good for this
 * session only, so that nothing of it is stored. To somebody unknown nothing is sent, and it takes as long.
 *
 * @throws sign-in-codes-exceeded, and what `sendMessage` throws
 */
export async function askCode(
  ports: SignInPorts,
  signIn: ChoiceSignIn,
  factor: SentFactor,
  call: Call,
): Promise<SignInAnswer> {
  const { seal } = ports;
  const { pool, client, user, name, clientMetadata } = signIn;
  const attribute = codeAddress[factor];
  const code = makeOtp(ports.random);
  await countSentCode(ports, pool, user, name);
  const to = user && channelTo(user, attribute);
  const missing = () => call.trace.hidden ?? userNotFoundHidden({ user: name, pool: pool.id });
  const recipient = user && to ? { user, to } : missing();
  return sendOrPretend(
    ports,
    { pool, client, name, kind: factor, attribute },
    recipient,
    async found => {
      const source = 'CustomMessage_Authentication';
      await sendMessage(ports, { pool, client, source, code, clientMetadata, ...found }, call);
      return deliveryDetails(attribute, found.to.destination);
    },
    details => {
      const state: SentFirstCode = {
        as: 'first-factor',
        code,
        to: addressMark(seal, pool.id, to?.destination ?? ''),
      };
      const who = standInOf(seal, pool, user, name);
      return {
        ChallengeName: factor,
        ChallengeParameters: {
          CODE_DELIVERY_DELIVERY_MEDIUM: details.DeliveryMedium ?? '',
          CODE_DELIVERY_DESTINATION: details.Destination ?? '',
        },
        Session: makeSession(ports, { ...signIn, user: who, proof: 'choice' }, factor, { ...state }),
      };
    },
    call,
  );
}
