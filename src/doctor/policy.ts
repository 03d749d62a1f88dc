import * as z from 'zod';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform(given => [given].flat());
const statement = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.union([z.string(), z.record(z.string(), oneOrMore)]).optional(),
  Action: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const document = z.object({
  Statement: z.union([statement, z.array(statement)]).transform(given => [given].flat()),
});

/** One statement of a policy that stands at a resource: who may do what, and when. */
export type PolicyStatement = z.output<typeof statement>;

/** What a service wants to do with a resource. */
export interface PolicyRequest {
  /** The service, such as `cognito-idp.amazonaws.com`. */
  readonly service: string;
  /** Such as `lambda:InvokeFunction`. */
  readonly action: string;
  /** What is known of the request, by the key of conditions in lower case: `aws:sourcearn`. */
  readonly context: Readonly<Record<string, string>>;
}

/** What policies say to a request. */
export type Verdict = 'allowed' | 'denied' | 'not allowed';

/** The statements of a policy as JSON; none where it is not one. */
export function statementsOf(policy: string): readonly PolicyStatement[] {
  try {
    return document.parse(JSON.parse(policy)).Statement;
  } catch {
    return [];
  }
}

/**
 * Judges a request by the statements of all policies of a resource. A condition that cannot be judged from here never
 * makes it worse: such a statement allows, and does not deny.
 */
export function judgeRequest(statements: readonly PolicyStatement[], request: PolicyRequest): Verdict {
  const about = statements.filter(one => concerns(one, request));
  const denies = about.some(one => one.Effect === 'Deny' && isMet(one, request, false));
  if (denies) return 'denied';
  return about.some(one => one.Effect === 'Allow' && isMet(one, request, true)) ? 'allowed' : 'not allowed';
}

/** Whether a statement is about what a service wants to do, whatever its conditions. */
export function concerns(
  { Principal, Action = [] }: PolicyStatement,
  { service, action }: Pick<PolicyRequest, 'service' | 'action'>,
): boolean {
  const who = typeof Principal === 'string' ? [Principal] : [Principal?.Service, Principal?.AWS].flat();
  const isMeant = who.includes('*') || who.includes(service);
  return isMeant && Action.some(pattern => matches(pattern.toLowerCase(), action.toLowerCase()));
}

/** The keys that the conditions of a statement ask about, in lower case. */
export function conditionKeys({ Condition }: PolicyStatement): readonly string[] {
  return Object.values(Condition).flatMap(of => Object.keys(of).map(key => key.toLowerCase()));
}

function isMet({ Condition }: PolicyStatement, { context }: PolicyRequest, ifUnclear: boolean): boolean {
  return Object.entries(Condition).every(([operator, of]) =>
    Object.entries(of).every(([key, wanted]) => {
      const actual = context[key.toLowerCase()];
      const form = /^(?:String|Arn)(Not)?(?:Equals|Like)(IgnoreCase)?(?:IfExists)?$/.exec(operator);
      const patterns = [wanted].flat().filter(one => typeof one === 'string');
      if (!form || actual === undefined || patterns.length === 0) return ifUnclear;
      const [, not, ignoringCase] = form;
      const folded = (text: string) => (ignoringCase === undefined ? text : text.toLowerCase());
      const isExact = operator.startsWith('StringEquals') || operator.startsWith('StringNotEquals');
      const isLike = patterns.some(pattern =>
        isExact ? folded(pattern) === folded(actual) : matches(folded(pattern), folded(actual)),
      );
      return isLike !== (not !== undefined);
    }),
  );
}

/** `*` stands for any characters and `?` for one. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll(/\*+/g, '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(text);
}
