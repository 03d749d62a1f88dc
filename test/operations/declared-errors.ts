import { api } from '../../src/model/api.ts';
import type { CallEvent } from '../../src/testing/index.ts';

/** Errors that any operation may show, with the reason why the model does not list them everywhere. */
const common: Readonly<Record<string, string>> = {
  SerializationException: 'the protocol is not kept, before any operation is looked at',
  UnknownOperationException: 'the protocol names no operation',
  MissingAuthenticationTokenException: 'made by the access management in front of the service',
  IncompleteSignatureException: 'made by the access management in front of the service',
  UnrecognizedClientException: 'made by the access management in front of the service',
  InvalidSignatureException: 'made by the access management in front of the service',
  AccessDeniedException: 'made by the access management in front of the service',
};

/** Errors of single operations that the service was seen to show although the model does not list them there. */
const beyondTheModel: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AdminResetUserPassword: {
    CodeDeliveryFailureException:
      'inferred from ForgotPassword, which sends the same message by the same way',
  },
  GetClientToken: {
    UserLambdaValidationException: 'inferred from the other operations that run PreTokenGeneration',
    UnexpectedLambdaException: 'inferred from the other operations that run PreTokenGeneration',
    InvalidLambdaResponseException: 'inferred from the other operations that run PreTokenGeneration',
  },
  InitiateAuth: {
    FeatureUnavailableInTierException: 'documented with TARGET_ACR_VALUES of AuthParameters',
  },
  AdminInitiateAuth: {
    FeatureUnavailableInTierException: 'documented with TARGET_ACR_VALUES of AuthParameters',
  },
  GlobalSignOut: {
    UserNotFoundException:
      'observed for every operation that takes an access token, once its user is deleted',
  },
};

/** Failed calls whose error the model does not declare for the operation, as sentences. */
export function undeclared(events: readonly CallEvent[]): string[] {
  return events.flatMap(({ operation, error, cause }) => {
    const model = api.operations[operation];
    if (!error || !model || error.type in common) return [];
    if (model.errors.includes(error.type) || beyondTheModel[operation]?.[error.type]) return [];
    return [`${operation} shows ${error.type} (${cause?.id ?? 'a bug'}), which the model does not declare`];
  });
}
