/**
 * Does what the caller's metadata says, or the user's profile, for triggers that no metadata reaches. `answer` is merged into the response and `show` throws the event, so that the
 * test sees it, each for the source that it names; `call` calls an operation while the trigger runs.
 */
export async function handler(event) {
  const {
    show,
    answer,
    from,
    call = event.request.userAttributes.profile,
  } = event.request.clientMetadata ?? {};
  if (call) await callOperation(JSON.parse(call));
  if (show === event.triggerSource) throw new Error(JSON.stringify(event));
  if (from === event.triggerSource) Object.assign(event.response, JSON.parse(answer));
  return event;
}

async function callOperation({ endpoint, operation, input }) {
  await fetch(endpoint, {
    method: 'POST',
    headers: {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      'x-amz-date': '20261121T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00',
    },
    body: JSON.stringify(input),
  });
}
