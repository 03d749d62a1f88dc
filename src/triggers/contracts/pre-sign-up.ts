import * as z from 'zod';
import { autoVerifyWithoutAddress } from '../../causes/triggers/auto-verify-without-address.ts';
import { autoVerifyWithoutAutoConfirm } from '../../causes/triggers/auto-verify-without-auto-confirm.ts';
import { defineContract } from '../contract.ts';

const verifies = { autoVerifyEmail: 'email', autoVerifyPhone: 'phone_number' } as const;

/** Before a user is made. What it answers for an administrator's user is ignored (documented). */
export const preSignUp = defineContract({
  name: 'PreSignUp',
  sources: ['PreSignUp_SignUp', 'PreSignUp_AdminCreateUser', 'PreSignUp_ExternalProvider'],
  response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  schema: z.strictObject({
    autoConfirmUser: z.boolean().optional(),
    autoVerifyEmail: z.boolean().optional(),
    autoVerifyPhone: z.boolean().optional(),
  }),
  check(response, { trigger, function: name, source, request }) {
    if (source === 'PreSignUp_AdminCreateUser') return;
    for (const field of ['autoVerifyEmail', 'autoVerifyPhone'] as const) {
      if (response[field] !== true) continue;
      if (response.autoConfirmUser !== true) {
        throw autoVerifyWithoutAutoConfirm({ trigger, function: name, field });
      }
      const attribute = verifies[field];
      if (!hasText(request.userAttributes, attribute)) {
        throw autoVerifyWithoutAddress({ trigger, function: name, field, attribute });
      }
    }
  },
});

function hasText(attributes: unknown, name: string): boolean {
  return (
    typeof attributes === 'object' &&
    attributes !== null &&
    Object.entries(attributes).some(
      ([key, value]) => key === name && typeof value === 'string' && value !== '',
    )
  );
}
