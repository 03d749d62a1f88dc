/** An authoriser of an API that lets users of pools in. */
export interface ApiAuthorizer {
  readonly kind: 'REST' | 'HTTP';
  readonly apiId: string;
  readonly apiName: string;
  readonly name: string;
  /** The ids of the pools whose tokens it takes. */
  readonly pools: readonly string[];
  /** The issuer of the tokens; of HTTP APIs alone. */
  readonly issuer?: string;
  /** The app clients whose tokens it takes; of HTTP APIs alone. */
  readonly audience?: readonly string[];
  /** Where it finds the token, as API Gateway writes it: `method.request.header.Authorization`. */
  readonly tokenFrom: readonly string[];
  /** What it protects. */
  readonly methods: readonly ProtectedMethod[];
  /** Methods of the same API that anybody may call, but for `OPTIONS`. */
  readonly open: readonly string[];
}

/** A method of an API behind an authoriser. */
export interface ProtectedMethod {
  /** Such as `GET /orders`. */
  readonly name: string;
  readonly scopes: readonly string[];
}

/** What API Gateway is asked. */
export interface GatewayReads {
  /** The authorisers for user pools of the first hundred REST APIs of a region. */
  rest(region: string): Promise<readonly ApiAuthorizer[]>;
  /** The same of HTTP APIs. */
  http(region: string): Promise<readonly ApiAuthorizer[]>;
}
