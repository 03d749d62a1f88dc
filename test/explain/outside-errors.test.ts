import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { explained, tokenWith } from './explained.ts';

/*
 * Errors that are not of the API of user pools: of its pages, of gateways and load balancers, of identity pools and
 * providers, and of SDKs before anything left.
 */

const directory = mkdtempSync(join(tmpdir(), 'explain-'));
const poolId = 'us-east-1_n8gO6SbP6';
const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const idToken = tokenWith({
  iss: `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`,
  token_use: 'id',
  aud: client,
  exp: 4_000_000_000,
});
const callback = (error: string, description: string) =>
  `https://app.example.com/cb?error=${error}&error_description=${encodeURIComponent(description)}`;
const unsigned =
  "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
  "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a " +
  "'X-Amz-Date' or a 'Date' header.";
const hashed = `${unsigned} (Hashed with SHA-256 and encoded with Base64) Authorization=abc=`;

type Rows = readonly (readonly [what: string, given: string | readonly string[], first: string])[];

const areas: Readonly<Record<string, Rows>> = {
  'pages that are unavailable': [
    [
      'by the words of managed login',
      'Login pages unavailable. Please contact an administrator.',
      'managed-login-without-branding',
    ],
    [
      'in two lines',
      'Login pages unavailable\nPlease contact an administrator.',
      'managed-login-without-branding',
    ],
    [
      'for a client without providers',
      [
        'Login pages unavailable. Please contact an administrator.',
        `https://x.auth.us-east-1.amazoncognito.com/login?client_id=${client}&response_type=code&redirect_uri=https%3A%2F%2Fa.example`,
        JSON.stringify({
          UserPoolClient: { UserPoolId: poolId, ClientId: client, SupportedIdentityProviders: [] },
        }),
      ],
      'sign-in-page-without-provider',
    ],
  ],
  'a load balancer that signs users in': [
    ['by its status', 'HTTP 561', 'load-balancer-sign-in-failed'],
    ['by its page', '561 Authentication Error', 'load-balancer-sign-in-failed'],
    [
      'by its answer',
      'HTTP/1.1 561 Unauthorized\nServer: awselb/2.0\nContent-Type: text/html\n\n<html></html>',
      'load-balancer-sign-in-failed',
    ],
  ],
  'an SDK without a region': [
    [
      'the AWS CLI',
      'You must specify a region. You can also configure your region by running "aws configure".',
      'region-not-configured',
    ],
    ['boto3', 'botocore.exceptions.NoRegionError: You must specify a region.', 'region-not-configured'],
    ['JavaScript', 'Error: Region is missing', 'region-not-configured'],
    ['JavaScript, version 2', 'ConfigError: Missing region in config', 'region-not-configured'],
    [
      'Java',
      'software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@1b: [a, b]',
      'region-not-configured',
    ],
    ['.NET', 'No RegionEndpoint or ServiceURL configured', 'region-not-configured'],
    [
      'Go',
      'operation error Cognito Identity Provider: InitiateAuth, failed to resolve service endpoint, endpoint rule error, Invalid Configuration: Missing Region',
      'region-not-configured',
    ],
  ],
  'an SDK without credentials': [
    ['cut short', 'Could not load credentials', 'aws-credentials-not-found'],
    ['whole', 'Could not load credentials from any providers', 'aws-credentials-not-found'],
  ],
  'a provider of SAML': [
    [
      'answers for another audience',
      callback(
        'server_error',
        'Invalid SAML response received: Audience restriction validation failed for urn:amazon:cognito:sp:eu-west-1_other',
      ),
      'saml-audience-differs',
    ],
    [
      'answers for another audience, in other words',
      'Error in SAML response processing: Invalid audience.',
      'saml-audience-differs',
    ],
    [
      'does not know the pool',
      "AADSTS700016: Application with identifier 'urn:amazon:cognito:sp:us-east-1_x' was not found in the directory 'contoso'.",
      'saml-audience-differs',
    ],
  ],
  'a route that takes signatures': [
    [
      'by its answer',
      `HTTP/2 403\nx-amzn-errortype: IncompleteSignatureException\n\n{"message":"${hashed}"}`,
      'bearer-token-at-signed-route',
    ],
    [
      'by its body',
      `{"message":"${unsigned} Authorization=Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln"}`,
      'bearer-token-at-signed-route',
    ],
    ['by its message', hashed, 'bearer-token-at-signed-route'],
    [
      'by its message, in the older wording',
      "'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln'.",
      'bearer-token-at-signed-route',
    ],
    [
      'of the API of user pools',
      `An error occurred (IncompleteSignatureException) when calling the ListUsers operation: ${hashed}`,
      'authorization-incomplete',
    ],
  ],
  'an identity pool': [
    [
      'finds another issuer',
      "NotAuthorizedException: Invalid login token. Issuer doesn't match providerName",
      'login-named-by-another-issuer',
    ],
    [
      'finds another issuer, by the message alone',
      "Invalid login token. Issuer doesn't match providerName",
      'login-named-by-another-issuer',
    ],
    [
      'does not know the client',
      'NotAuthorizedException: Token is not from a supported provider of this identity pool.',
      'identity-pool-does-not-know-client',
    ],
  ],
};

for (const [area, rows] of Object.entries(areas)) {
  describe(area, () => {
    for (const [what, given, first] of rows) {
      test(what, async () => {
        const { findings } = await explained(typeof given === 'string' ? [given] : given, { directory });
        const told = findings.map(({ causes }) => causes.map(({ id, share }) => `${id} ${share}`));
        assert.equal(findings[0]?.causes[0]?.id, first, JSON.stringify(told, null, 1));
      });
    }
  });
}

describe('what they are told by', () => {
  test('the key that the login of a token belongs under', async () => {
    const { findings } = await explained(
      ["Invalid login token. Issuer doesn't match providerName", idToken],
      { directory },
    );
    const [cause] = findings[0]?.causes ?? [];
    assert.equal(cause?.id, 'login-named-by-another-issuer');
    assert.match(
      JSON.stringify(cause.evidence),
      /belongs under cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_n8gO6SbP6/,
    );
  });

  test('the pool that a provider of SAML answered for', async () => {
    const { findings } = await explained(
      [
        callback(
          'server_error',
          'Invalid SAML response received: Audience urn:amazon:cognito:sp:eu-west-1_other',
        ),
        JSON.stringify({ UserPool: { Id: poolId } }),
      ],
      { directory },
    );
    const [cause] = findings[0]?.causes ?? [];
    assert.equal(cause?.id, 'saml-audience-differs');
    assert.match(JSON.stringify(cause.evidence), /names pool eu-west-1_other.+us-east-1_n8gO6SbP6/);
  });
});
