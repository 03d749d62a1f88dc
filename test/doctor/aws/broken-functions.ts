import {
  absent,
  configuration,
  functionArn,
  keyArn,
  metrics,
  paths,
  permission,
  poolArn,
  simulation,
} from './answers.ts';
import { withSender } from './around-pool.ts';
import type { BrokenRow } from './broken-row.ts';
import { anna, described } from './described.ts';

const noneThere = absent('ResourceNotFoundException');

/** Functions and keys with one thing wrong each. */
export const brokenFunctions: readonly BrokenRow[] = [
  { check: 'function-exists', answers: { [paths.configuration('mails')]: noneThere } },
  {
    check: 'function-ready',
    answers: { [paths.configuration('mails')]: configuration({ State: 'Failed', StateReason: 'no room' }) },
  },
  {
    check: 'function-ready',
    as: 'a failed update',
    answers: { [paths.configuration('mails')]: configuration({ LastUpdateStatus: 'Failed' }) },
  },
  { check: 'function-callable', as: 'no policy', answers: { [paths.policy('mails')]: noneThere } },
  {
    check: 'function-callable',
    as: 'another pool',
    answers: { [paths.policy('mails')]: permission({ ArnLike: { 'AWS:SourceArn': `${poolArn}9` } }) },
  },
  {
    check: 'function-callable',
    as: 'an alias without a policy',
    answers: { [paths.policy('welcome')]: noneThere },
  },
  { check: 'function-callable-by-pools-alone', answers: { [paths.policy('mails')]: permission({}) } },
  {
    check: 'function-time-fits',
    answers: { [paths.configuration('mails')]: configuration({ Timeout: 30 }) },
  },
  {
    check: 'reset-link-as-described',
    described,
    answers: {
      AdminGetUser: anna,
      [paths.configuration('mails')]: configuration({
        Environment: { Variables: { PASSWORD_RESET_URL: 'https://old.example.com/reset?stage=1' } },
      }),
    },
  },
  {
    check: 'runtime-supported',
    answers: { [paths.configuration('mails')]: configuration({ Runtime: 'nodejs16.x' }) },
  },
  {
    check: 'runtime-supported',
    as: 'one long gone',
    answers: { [paths.configuration('mails')]: configuration({ Runtime: 'nodejs8.10' }) },
  },
  { check: 'function-answers-in-time', answers: { GetMetricData: metrics({ Duration: 5_100 }) } },
  {
    check: 'function-without-errors',
    answers: {
      GetMetricData: metrics({ Errors: 3 }),
      FilterLogEvents: {
        events: [{ message: '{"errorType":"TypeError","errorMessage":"anna@example.com"}' }],
      },
    },
  },
  { check: 'function-not-throttled', answers: { GetMetricData: metrics({ '"Throttles"': 2 }) } },
  {
    check: 'function-may-run',
    answers: { [paths.concurrency('mails')]: { ReservedConcurrentExecutions: 0 } },
  },
  {
    check: 'functions-used',
    described: { ...described, functions: { ...described.functions, lost: { arn: functionArn('lost') } } },
    answers: { AdminGetUser: anna },
  },
  {
    check: 'functions-used',
    as: 'another of its name',
    described: { ...described, functions: { ...described.functions, mails: { arn: functionArn('lost') } } },
    answers: { AdminGetUser: anna },
  },
  { check: 'function-may-log', answers: { SimulatePrincipalPolicy: simulation(['logs:PutLogEvents']) } },
  {
    check: 'sender-key-usable',
    pool: withSender,
    answers: { DescribeKey: { KeyMetadata: { KeyId: 'one', Arn: keyArn, KeyState: 'Disabled' } } },
  },
  {
    check: 'sender-key-usable',
    as: 'a key that is gone',
    pool: withSender,
    answers: { DescribeKey: absent('NotFoundException') },
  },
  {
    check: 'sender-may-decrypt',
    pool: withSender,
    answers: { SimulatePrincipalPolicy: simulation(['kms:Decrypt']) },
  },
];
