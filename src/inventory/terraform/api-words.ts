import { isObject } from '../../pool/is-object.ts';
import { isUntold } from '../declared/untold.ts';

/** Members whose names in the API are not those of the provider in another writing, some only within another. */
const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    allowed_oauth_flows: 'AllowedOAuthFlows',
    allowed_oauth_flows_user_pool_client: 'AllowedOAuthFlowsUserPoolClient',
    allowed_oauth_scopes: 'AllowedOAuthScopes',
    callback_urls: 'CallbackURLs',
    custom_sms_sender: 'CustomSMSSender',
    default_redirect_uri: 'DefaultRedirectURI',
    from_email_address: 'From',
    'invite_message_template.sms_message': 'SMSMessage',
    kms_key_id: 'KMSKeyID',
    logout_urls: 'LogoutURLs',
    recovery_mechanism: 'RecoveryMechanisms',
    schema: 'Schema',
    scope: 'Scopes',
    tags: 'UserPoolTags',
  }),
);

/** Those that the provider writes as a list of one block, and the API as a structure. */
const structures = new Set([
  ...[
    'account_recovery_setting',
    'analytics_configuration',
    'admin_create_user_config',
    'custom_email_sender',
    'custom_sms_sender',
  ],
  ...['device_configuration', 'email_configuration', 'email_mfa_configuration', 'invite_message_template'],
  ...['lambda_config', 'number_attribute_constraints', 'password_policy', 'pre_token_generation_config'],
  ...['refresh_token_rotation', 'sign_in_policy', 'sms_configuration', 'software_token_mfa_configuration'],
  ...['string_attribute_constraints', 'token_validity_units', 'user_attribute_update_settings'],
  ...[
    'user_pool_add_ons',
    'username_configuration',
    'verification_message_template',
    'web_authn_configuration',
  ],
]);

/**
 * Values in the words of the provider's schema in those of the API: `password_policy: [{ minimum_length: 8 }]` is
 * `PasswordPolicy: { MinimumLength: 8 }`. What is null, an empty text or a list of no blocks was never set.
 */
export function apiWords(value: unknown, within = ''): unknown {
  if (Array.isArray(value)) return value.map(item => apiWords(item, within));
  if (!isObject(value) || isUntold(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, given]) => {
      const member = structures.has(key) && Array.isArray(given) ? given[0] : given;
      if (member === undefined || member === null || member === '') return [];
      const name = irregular.get(`${within}.${key}`) ?? irregular.get(key) ?? inCapitals(key);
      return [[name, key === 'tags' ? member : apiWords(member, key)]];
    }),
  );
}

function inCapitals(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_whole, letter: string) => letter.toUpperCase());
}
