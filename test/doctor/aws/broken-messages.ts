import { absent, identity, mailAccount, paths, role, simulation } from './answers.ts';
import { poolWith } from './around-pool.ts';
import type { BrokenRow } from './broken-row.ts';
import { anna, described } from './described.ts';

const deny = { Effect: 'Deny', Principal: { Service: 'email.cognito-idp.amazonaws.com' }, Action: 'ses:*' };
const policy = (Statement: object) => ({ Policies: { one: JSON.stringify({ Statement }) } });
const noRole = { GetRole: absent('NoSuchEntityException') };
const noSms = poolWith({ SmsConfiguration: undefined });

/** Mail and text messages with one thing wrong each. */
export const brokenMessages: readonly BrokenRow[] = [
  {
    check: 'identity-verified',
    answers: {
      [paths.identity]: identity({ VerifiedForSendingStatus: false, VerificationStatus: 'PENDING' }),
    },
  },
  {
    check: 'identity-verified',
    as: 'no identity',
    answers: { [paths.identity]: absent('NotFoundException') },
  },
  {
    check: 'mail-signed',
    answers: { [paths.identity]: identity({ DkimAttributes: { SigningEnabled: true, Status: 'PENDING' } }) },
  },
  { check: 'pool-may-send', pool: noSms, answers: noRole },
  { check: 'pool-may-send', as: 'denied', answers: { [paths.identity]: identity(policy(deny)) } },
  { check: 'out-of-sandbox', answers: { [paths.account]: mailAccount({ ProductionAccessEnabled: false }) } },
  { check: 'sending-not-paused', answers: { [paths.account]: mailAccount({ SendingEnabled: false }) } },
  {
    check: 'mail-quota-left',
    answers: { [paths.account]: mailAccount({ SendQuota: { Max24HourSend: 100, SentLast24Hours: 90 } }) },
  },
  {
    check: 'test-users-reachable',
    described,
    answers: {
      AdminGetUser: anna,
      [paths.suppressed]: {
        SuppressedDestination: { EmailAddress: 'anna@example.com', Reason: 'BOUNCE', LastUpdateTime: 1 },
      },
    },
  },
  { check: 'configuration-set-works', answers: { [paths.set]: absent('NotFoundException') } },
  {
    check: 'links-not-tracked',
    answers: {
      [paths.events]: { EventDestinations: [{ Name: 'all', Enabled: true, MatchingEventTypes: ['CLICK'] }] },
    },
  },
  {
    check: 'links-not-tracked',
    as: 'of the whole account',
    answers: {
      [paths.account]: mailAccount({
        VdmAttributes: { VdmEnabled: 'ENABLED', DashboardAttributes: { EngagementMetrics: 'ENABLED' } },
      }),
    },
  },
  {
    check: 'mail-from-ready',
    answers: {
      [paths.identity]: identity({
        MailFromAttributes: {
          MailFromDomain: 'mail.example.com',
          MailFromDomainStatus: 'FAILED',
          BehaviorOnMxFailure: 'REJECT_MESSAGE',
        },
      }),
    },
  },
  { check: 'dmarc-published', names: { resolveTxt: async () => [['v=spf1 -all']] } },
  {
    check: 'text-role-trusted',
    answers: { GetRole: role({ StringEquals: { 'sts:ExternalId': 'another' } }) },
  },
  { check: 'text-role-publishes', answers: { SimulatePrincipalPolicy: simulation(['sns:Publish']) } },
  { check: 'text-messages-for-all', answers: { GetSMSSandboxAccountStatus: { IsInSandbox: true } } },
  { check: 'text-messages-affordable', answers: { GetSMSAttributes: { attributes: {} } } },
];
