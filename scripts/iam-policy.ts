/** Where an action would read more than is looked at, such as the values of API keys. */
const resources: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'apigateway:GET',
    [
      'arn:*:apigateway:*::/restapis',
      'arn:*:apigateway:*::/restapis/*',
      'arn:*:apigateway:*::/apis',
      'arn:*:apigateway:*::/apis/*',
    ],
  ],
  ['logs:FilterLogEvents', ['arn:*:logs:*:*:log-group:/aws/lambda/*']],
]);

/** The text of a policy that allows actions, all of which only read: a statement for each service. */
export function iamPolicy(actions: Iterable<string>): string {
  const all = [...new Set(actions)].toSorted();
  const byService = Map.groupBy(all, action => action.split(':')[0] ?? '');
  const policy = {
    Version: '2012-10-17',
    Statement: [...byService].map(([service, Action]) => {
      const narrowed = Action.flatMap(action => resources.get(action) ?? []);
      return {
        Sid: `Read${service
          .split('-')
          .map(word => word.charAt(0).toUpperCase() + word.slice(1))
          .join('')}`,
        Effect: 'Allow',
        Action,
        Resource: narrowed.length > 0 ? narrowed : '*',
      };
    }),
  };
  return `${JSON.stringify(policy, null, 2)}\n`;
}
