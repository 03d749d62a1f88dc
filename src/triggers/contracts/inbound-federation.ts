import * as z from 'zod';
import { defineContract, defineSource } from '../contract.ts';
import { textMap } from '../text-map.ts';
import { texts } from '../user-attributes.ts';

const request = z.object({
  providerName: z.string(),
  providerType: z.enum(['OIDC', 'SAML', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon']),
  /**
   * What the provider said, before it is mapped to attributes of the pool; SAML has the
   * last one, all others the rest.
   */
  attributes: z.object({
    tokenResponse: texts.optional(),
    idToken: texts.optional(),
    userInfo: texts.optional(),
    samlResponse: texts.optional(),
  }),
});

/** Before the attributes of an external provider reach the pool: it may change and drop them. */
export const inboundFederation = defineContract({
  name: 'InboundFederation',
  version: '1',
  guide: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html',
  onFailure: 'The sign-in through the provider ends with the error.',
  sources: {
    InboundFederation_ExternalProvider: defineSource('each sign-in through an external provider', request, {
      userName: 'google_104857600000000000001',
      request: {
        providerName: 'Google',
        providerType: 'Google',
        attributes: {
          tokenResponse: { access_token: 'example-access-token', token_type: 'Bearer', expires_in: '3599' },
          idToken: { sub: '104857600000000000001', email: 'anna@example.com', email_verified: 'true' },
          userInfo: { sub: '104857600000000000001', email: 'anna@example.com', name: 'Anna Muster' },
        },
      },
    }),
  },
  // An empty map keeps what the provider sent; one with members drops all others (documented).
  response: { userAttributesToMap: {} },
  schema: z.strictObject({ userAttributesToMap: textMap.nullish() }),
  secrets: ['userAttributesToMap'],
});
