import { defineCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';

/** The text is inferred; the error is the one that the model declares for it. */
export const factorNotOffered = defineCause<{ user: string; answer: string; factors: readonly string[] }>({
  id: 'factor-not-offered',
  title: 'The user chose a factor that was not offered',
  shows: { type: 'MFAMethodNotFoundException', message: 'MFA method is not available for the user.' },
  means: 'ANSWER to SELECT_MFA_TYPE is none of MFAS_CAN_CHOOSE, or the user has lost that factor since.',
  toldApart: 'The fact `factors` lists what there was to choose from.',
  fix: 'Answer with a name of MFAS_CAN_CHOOSE, such as SOFTWARE_TOKEN_MFA, exactly as it stands there.',
  likely: 50,
  settledBy: filledIn('aws cognito-idp get-user-pool-mfa-config --user-pool-id POOL_ID --region REGION'),
});
