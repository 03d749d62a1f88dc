import type { Output } from '../../model/operation.ts';
import type { AuthEvent } from '../../pool/auth-event.ts';
import { present } from '../../pool/present.ts';

type EventView = NonNullable<Output<'AdminListUserAuthEvents'>['AuthEvents']>[number];

const kinds = ['Password', 'Mfa'] as const;

/** An event as the API shows it. No risk is ever found: nothing here judges it. */
export function eventView(event: AuthEvent): EventView {
  return {
    EventId: event.id,
    EventType: event.type,
    CreationDate: new Date(event.createdAt),
    EventResponse: event.response,
    EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false },
    ChallengeResponses: kinds.flatMap(ChallengeName => {
      const ChallengeResponse = event.challenges[ChallengeName];
      return ChallengeResponse ? [{ ChallengeName, ChallengeResponse }] : [];
    }),
    EventContextData: {
      ...present({ IpAddress: event.context.ipAddress }),
      DeviceName: event.context.device,
    },
    ...(event.feedback && {
      EventFeedback: {
        FeedbackValue: event.feedback.value,
        Provider: event.feedback.by,
        FeedbackDate: new Date(event.feedback.at),
      },
    }),
  };
}
