import { jwksUrl } from '../../../surroundings/pool-addresses.ts';
import { isSilent } from '../../../surroundings/web-reads.ts';
import { defineCheck } from '../../check.ts';

/** What a signed call may be off by (documented), in milliseconds. */
const signatureLimit = 5 * 60_000;

/** From where on people see tokens expire too soon, in milliseconds. The header counts in seconds. */
const noticeable = 5_000;

export const clockRight = defineCheck({
  id: 'clock-right',
  severity: 'warning',
  title: 'The clock of this machine agrees with the service',
  why:
    'Apps on a machine whose clock is off take tokens for expired or for not yet valid, and codes of authenticator apps ' +
    'fail. From five minutes on, AWS refuses signed calls.',
  looksAt: 'account',
  fix: 'Let the machine keep its time by NTP, such as by timedatectl set-ntp true.',
  leadsTo: ['clock-of-the-device-wrong', 'signature-out-of-time', 'totp-code-wrong'],
  needs: [],
  async run({ pools: [pool] }, { target, web }) {
    if (!pool) return { notApplicable: 'there is no pool to ask for the time' };
    const url = jwksUrl(pool.id, target);
    const answer = await web.get(url);
    const date = isSilent(answer) ? Number.NaN : Date.parse(answer.headers.date ?? '');
    if (isSilent(answer) || Number.isNaN(date)) return { notApplicable: 'the service did not tell the time' };
    const off = answer.at - date;
    if (Math.abs(off) < noticeable) return [];
    const seconds = `${Math.abs(Math.round(off / 1_000))} seconds ${off > 0 ? 'ahead' : 'behind'}`;
    return [
      {
        says: 'The clock of this machine is off.',
        seen: [{ call: `GET ${url}`, field: 'Date', actual: seconds, expected: 'less than 5 seconds apart' }],
        severity: Math.abs(off) < signatureLimit ? 'warning' : 'error',
        commands: ['sudo timedatectl set-ntp true'],
      },
    ];
  },
});
