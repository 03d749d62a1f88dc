import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Lifeguard, startLifeguard } from '../../src/testing/start-lifeguard.ts';

const ClientId = 'mails0client0id0for0tests';
const UserPoolId = 'us-east-1_Mails12345';
const printed: string[] = [];

let lifeguard: Lifeguard;
let cognito: CognitoIdentityProviderClient;
before(async () => {
  lifeguard = await startLifeguard({
    pools: {
      regions: ['us-east-1'],
      functions: {
        mails: {
          handler: 'lifeguard:custom-message',
          environment: {
            BRAND_NAME: 'Acme',
            SUPPORT_EMAIL: 'help@example.com',
            SIGN_IN_URL: 'https://example.com/',
          },
        },
      },
      pools: [
        {
          id: UserPoolId,
          name: 'mails',
          autoVerifiedAttributes: ['email'],
          firstFactors: ['PASSWORD', 'EMAIL_OTP'],
          mail: {
            sendingAccount: 'DEVELOPER',
            sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
          },
          triggers: { CustomMessage: 'mails' },
          clients: [
            {
              id: ClientId,
              name: 'web',
              authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
            },
          ],
        },
      ],
    },
    log: line => printed.push(line),
  });
  const { endpoint, region, credentials } = lifeguard;
  cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
});
after(async () => {
  cognito?.destroy();
  await lifeguard?.stop();
});

const Password = 'A-Password-of-1';

/** The newest mail to that address, and the code in it. */
async function mailTo(to: string) {
  const mail = await lifeguard.mail.latest({ to });
  assert.ok(mail);
  return { ...mail, html: mail.html ?? '', code: mail.codes[0] ?? '' };
}

async function signUp(name: string, locale?: string): Promise<string> {
  const email = `${name}@example.com`;
  const ClientMetadata = locale === undefined ? {} : { locale };
  const UserAttributes = [{ Name: 'email', Value: email }];
  await cognito.send(
    new SignUpCommand({ ClientId, Username: name, Password, UserAttributes, ClientMetadata }),
  );
  return email;
}

describe('custom-message at work', () => {
  test('a sign-up in German, its code asked for again in Spanish, and confirmed by that', async () => {
    const email = await signUp('anna', 'de-AT');
    assert.equal((await mailTo(email)).subject, 'Bestätigen Sie Ihr Konto bei Acme');
    const ClientMetadata = { lang: 'es' };
    await cognito.send(new ResendConfirmationCodeCommand({ ClientId, Username: 'anna', ClientMetadata }));
    const { subject, html, code, trigger } = await mailTo(email);
    assert.equal(trigger, 'CustomMessage_ResendCode');
    assert.equal(subject, 'Confirma tu cuenta de Acme');
    assert.match(html, /anna@example\.com/);
    await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'anna', ConfirmationCode: code }));
  });

  test('an invitation: with its username and password the user signs in', async () => {
    const TemporaryPassword = `<&>"'{A1a}.`;
    await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'ben',
        TemporaryPassword,
        UserAttributes: [{ Name: 'email', Value: 'ben@example.com' }],
        DesiredDeliveryMediums: ['EMAIL'],
      }),
    );
    const { subject, text, links } = await mailTo('ben@example.com');
    assert.equal(subject, 'Your invitation to Acme');
    assert.match(text, /^ben$/m);
    // It stands on a line of its own, whole.
    assert.ok(text.split('\n').includes(TemporaryPassword), text);
    assert.ok(links.includes('https://example.com/'));
    const AuthParameters = { USERNAME: 'ben', PASSWORD: TemporaryPassword };
    const { ChallengeName } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
    );
    assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
  });

  test('a new address, and one that is verified later', async () => {
    const email = await signUp('carla');
    const { code } = await mailTo(email);
    await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'carla', ConfirmationCode: code }));
    const AuthParameters = { USERNAME: 'carla', PASSWORD: Password };
    const { AuthenticationResult } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
    );
    const AccessToken = AuthenticationResult?.AccessToken;
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }];
    await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
    assert.equal((await mailTo('new@example.com')).trigger, 'CustomMessage_UpdateUserAttribute');
    const AttributeName = 'email';
    const ClientMetadata = { locale: 'de' };
    await cognito.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName, ClientMetadata }),
    );
    const mail = await mailTo('new@example.com');
    assert.equal(mail.subject, 'Bestätigen Sie Ihre E-Mail-Adresse bei Acme');
    assert.doesNotMatch(mail.html, /carla/);
    await cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code: mail.code }));
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'carla' }));
    assert.ok(user.UserAttributes?.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true'));
  });

  test('a sign-in by a code of eight digits', async () => {
    const email = await signUp('dora');
    const { code } = await mailTo(email);
    await cognito.send(new ConfirmSignUpCommand({ ClientId, Username: 'dora', ConfirmationCode: code }));
    const AuthParameters = { USERNAME: 'dora', PREFERRED_CHALLENGE: 'EMAIL_OTP' };
    const { Session } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters }),
    );
    const mail = await mailTo(email);
    assert.equal(mail.subject, 'Your Acme sign-in code');
    assert.match(mail.code, /^\d{8}$/);
    const ChallengeResponses = { USERNAME: 'dora', EMAIL_OTP_CODE: mail.code };
    const { AuthenticationResult } = await cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'EMAIL_OTP',
        Session,
        ChallengeResponses,
      }),
    );
    assert.ok(AuthenticationResult?.AccessToken);
  });

  test('nothing was printed of all that', () => assert.deepEqual(printed, []));
});
