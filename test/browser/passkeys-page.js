// What an app does with passkeys, on a page of its own: the browser's part, and calls of the service.

async function call({ endpoint, target }, operation, input) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `${target}.${operation}`,
  };
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

window.register = async ({ AccessToken, ...service }) => {
  const started = await call(service, 'StartWebAuthnRegistration', { AccessToken });
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(started.CredentialCreationOptions);
  const credential = await navigator.credentials.create({ publicKey });
  const Credential = credential.toJSON();
  await call(service, 'CompleteWebAuthnRegistration', { AccessToken, Credential });
  return {};
};

window.signIn = async ({ ClientId, USERNAME, ...service }) => {
  const { ChallengeName, ChallengeParameters, Session } = await call(service, 'InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_AUTH',
    AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
  });
  const options = JSON.parse(ChallengeParameters.CREDENTIAL_REQUEST_OPTIONS);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  const done = await call(service, 'RespondToAuthChallenge', {
    ClientId,
    ChallengeName,
    Session,
    ChallengeResponses: { USERNAME, CREDENTIAL: JSON.stringify(credential.toJSON()) },
  });
  return { type: done.AuthenticationResult?.TokenType, challenge: done.ChallengeName };
};
