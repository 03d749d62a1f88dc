/** A value in a query that cannot be used; its message is for whoever sent it. */
export class QueryProblem extends Error {
  override readonly name = 'QueryProblem';
}

/** The whole number of that name within its bounds, or `otherwise` where it is not given. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  bounds: { readonly from: number; readonly to: number; readonly otherwise: number },
): number {
  const given = query.get(name);
  if (given === null || given === '') return bounds.otherwise;
  const value = /^\d{1,15}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= bounds.from && value <= bounds.to) return value;
  throw new QueryProblem(`${name} must be a whole number from ${bounds.from} to ${bounds.to}`);
}
