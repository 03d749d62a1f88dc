import type { ShownElsewhere } from './cause.ts';

/**
 * What sign-ins show where their code cannot be delivered, by the medium: they declare no
 * CodeDeliveryFailureException. These are what they declare of senders; the texts are those of a sender that
 * the service may not use (observed), and stand for other failures of delivery too (inferred).
 */
export const undeliveredAtSignIn: Readonly<Record<'EMAIL' | 'SMS', ShownElsewhere>> = {
  EMAIL: {
    where: 'a code to sign in with goes by mail',
    type: 'InvalidEmailRoleAccessPolicyException',
    message: 'Cognito is not allowed to use your email identity',
  },
  SMS: {
    where: 'a code to sign in with goes by SMS',
    type: 'InvalidSmsRoleAccessPolicyException',
    message: 'Role does not have permission to publish with SNS',
  },
};
