/** The ARN of somebody who cannot be a function: an IAM user, the account itself, or a person signed in by single sign-on. */
export const isPerson =
  /:iam::\d*:(?:user\/|root\b)|:federated-user\/|:assumed-role\/(?:AWSReservedSSO_|[^/\s]+\/[^\s/]*@)/;
