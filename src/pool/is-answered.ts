/** Whether an error of an AWS SDK is the service's answer, whose status it then carries; others never got to it. */
export function isAnswered(error: Error): boolean {
  return (
    '$metadata' in error &&
    typeof error.$metadata === 'object' &&
    error.$metadata !== null &&
    'httpStatusCode' in error.$metadata &&
    error.$metadata.httpStatusCode !== undefined
  );
}
