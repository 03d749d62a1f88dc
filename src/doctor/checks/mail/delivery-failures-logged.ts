import { defineCheck } from '../../check.ts';
import { poolCommand } from '../../mend.ts';

export const deliveryFailuresLogged = defineCheck({
  id: 'delivery-failures-logged',
  severity: 'advice',
  title: 'Mails and messages that cannot be delivered are logged',
  why:
    'A code that SES or SNS refuses leaves no trace by default: ForgotPassword answers that it was sent. The log of ' +
    'userNotification is the only place that says why not.',
  looksAt: 'pool',
  fix: 'Turn on log delivery of userNotification at level ERROR to CloudWatch Logs.',
  leadsTo: ['delivery-not-logged'],
  needs: ['cognito-idp:GetLogDeliveryConfiguration'],
  async run(pool, { cognito }) {
    const logs = await cognito.logDelivery(pool.id);
    if (logs.some(({ EventSource }) => EventSource === 'userNotification')) return [];
    const configuration =
      'EventSource=userNotification,LogLevel=ERROR,CloudWatchLogsConfiguration={LogGroupArn=LOG_GROUP_ARN}';
    return [
      {
        says: 'Nobody learns why a code was not delivered.',
        seen: [
          {
            call: 'GetLogDeliveryConfiguration',
            field: 'LogConfigurations',
            actual: logs.map(({ EventSource }) => EventSource).join(', ') || 'empty',
            expected: 'userNotification',
          },
        ],
        templates: [
          poolCommand(pool, `set-log-delivery-configuration --log-configurations ${configuration}`),
        ],
      },
    ];
  },
});
