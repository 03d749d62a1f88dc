import * as z from 'zod';
import { autoVerifyWithoutAddress } from '../../causes/triggers/auto-verify-without-address.ts';
import { autoVerifyWithoutAutoConfirm } from '../../causes/triggers/auto-verify-without-auto-confirm.ts';
import { isObject } from '../../pool/is-object.ts';
import { breachOf } from '../breach.ts';
import { defineContract, defineSource } from '../contract.ts';
import { clientMetadata, texts } from '../user-attributes.ts';

const verifies = { autoVerifyEmail: 'email', autoVerifyPhone: 'phone_number' } as const;

/** There is no user yet, so no sub and no status (observed). */
const request = z.object({ userAttributes: texts, validationData: texts.nullable(), clientMetadata });

const userAttributes = { email: 'anna@example.com', name: 'Anna Muster' };

/** Before a user is made. What it answers for an administrator's user is ignored (documented). */
export const preSignUp = defineContract({
  name: 'PreSignUp',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html',
  onFailure: 'The caller gets the error and no user is made.',
  sources: {
    PreSignUp_SignUp: defineSource('SignUp', request, {
      userName: 'anna',
      request: { userAttributes, validationData: null },
    }),
    PreSignUp_AdminCreateUser: defineSource('AdminCreateUser', request, {
      userName: 'anna',
      clientId: 'CLIENT_ID_NOT_APPLICABLE',
      request: { userAttributes: { ...userAttributes, email_verified: 'true' }, validationData: null },
    }),
    PreSignUp_ExternalProvider: defineSource('the first sign-in through an external provider', request, {
      userName: 'google_104857600000000000001',
      request: {
        userAttributes: { ...userAttributes, 'cognito:email_alias': '', 'cognito:phone_number_alias': '' },
        validationData: {},
      },
    }),
  },
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  schema: z.strictObject({
    autoConfirmUser: z.boolean().optional(),
    autoVerifyEmail: z.boolean().optional(),
    autoVerifyPhone: z.boolean().optional(),
  }),
  *rules(response, { trigger, function: name, source, request }) {
    if (source === 'PreSignUp_AdminCreateUser') return;
    for (const field of ['autoVerifyEmail', 'autoVerifyPhone'] as const) {
      if (response[field] !== true) continue;
      const facts = { trigger, function: name, field };
      if (response.autoConfirmUser !== true) {
        yield breachOf(
          field,
          'true, and autoConfirmUser is not',
          'false, or autoConfirmUser true as well',
          autoVerifyWithoutAutoConfirm(facts),
        );
      }
      const attribute = verifies[field];
      if (!hasText(request.userAttributes, attribute)) {
        yield breachOf(
          field,
          `true, and the user has no ${attribute}`,
          `false where the user has no ${attribute}`,
          autoVerifyWithoutAddress({ ...facts, attribute }),
        );
      }
    }
  },
});

function hasText(attributes: unknown, name: string): boolean {
  return (
    isObject(attributes) &&
    Object.entries(attributes).some(
      ([key, value]) => key === name && typeof value === 'string' && value !== '',
    )
  );
}
