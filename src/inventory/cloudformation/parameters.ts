import { type Members, members, textOf } from '../../pool/members.ts';
import { untold } from '../declared/untold.ts';
import { ParameterRefused } from './parameter-refused.ts';
import { noValue } from './scope.ts';

/** The parameters that every template has. */
const pseudoParameters = [
  ...(['AWS::AccountId', 'AWS::Partition', 'AWS::Region', 'AWS::StackId', 'AWS::StackName'] as const),
  'AWS::URLSuffix',
];

/**
 * The parameters of a template with their values: those given, else their defaults, else Untold. What a parameter takes from
 * SSM stands in no template, and one with `NoEcho` is a secret: both are Untold.
 *
 * @param given by name; those of pseudo parameters, such as `AWS::Region`, too
 * @throws ParameterRefused if the template has no such parameter, or it takes no such value
 */
export function parameterValues(
  described: Members,
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, unknown> {
  const pseudo = new Map<string, string>([...known(given.get('AWS::Region')), ...given]);
  for (const [name, value] of given) {
    if (pseudoParameters.includes(name)) continue;
    if (!Object.hasOwn(described, name)) {
      throw new ParameterRefused(`has no parameter ${JSON.stringify(name.slice(0, 60))}`);
    }
    const { AllowedValues: allowed } = members(described[name]);
    if (Array.isArray(allowed) && !allowed.some(one => String(one) === value)) {
      throw new ParameterRefused(
        `allows for the parameter ${name} only ${allowed.map(String).join(', ').slice(0, 200)}`,
      );
    }
  }
  return new Map<string, unknown>([
    ...pseudoParameters.map(name => [name, pseudo.get(name) ?? untold()] as const),
    ['AWS::NoValue', noValue],
    ['AWS::NotificationARNs', untold()],
    ...Object.entries(described).map(
      ([name, parameter]) => [name, parameterValue(members(parameter), given.get(name))] as const,
    ),
  ]);
}

/** What a region tells of the others. */
function known(region: string | undefined): readonly (readonly [string, string])[] {
  if (region === undefined) return [];
  if (region.startsWith('cn-')) {
    return [
      ['AWS::Partition', 'aws-cn'],
      ['AWS::URLSuffix', 'amazonaws.com.cn'],
    ];
  }
  const partition = region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  return [
    ['AWS::Partition', partition],
    ['AWS::URLSuffix', 'amazonaws.com'],
  ];
}

function parameterValue({ Type, Default, NoEcho }: Members, given: string | undefined): unknown {
  const type = textOf(Type) ?? 'String';
  if (String(NoEcho) === 'true') return untold();
  const isNamed = type.startsWith('AWS::SSM::Parameter::');
  const value = given ?? (isNamed || Default === undefined || Default === null ? undefined : String(Default));
  if (value === undefined) return untold();
  const isList =
    type === 'CommaDelimitedList' || /(?:^|<)List</.test(type) || type.endsWith('<CommaDelimitedList>');
  return isList ? value.split(',').map(item => item.trim()) : value;
}
