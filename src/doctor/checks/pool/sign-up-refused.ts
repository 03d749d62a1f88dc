import { defineCheck } from '../../check.ts';
import { isMachine } from '../../oauth-use.ts';

export const signUpRefused = defineCheck({
  id: 'sign-up-refused',
  severity: 'error',
  title: 'A stranger’s sign-up is refused',
  why:
    'What the settings say is one thing, what the service does another. A sign-up is tried with a password that no policy ' +
    'takes: a pool that is closed says so first, an open one refuses the password. Nobody is created and no mail is sent ' +
    'either way.',
  looksAt: 'pool',
  fix: 'Close sign-up (AllowAdminCreateUserOnly), as pools.yaml has it.',
  leadsTo: ['sign-up-closed'],
  needs: ['cognito-idp:ListUserPoolClients', 'cognito-idp:DescribeUserPoolClient'],
  async run({ id, described }, { cognito }) {
    if (described?.signUp !== 'closed') return { notApplicable: 'sign-up need not be closed' };
    const listed = await cognito.clients(id);
    const clients = await Promise.all(listed.map(client => cognito.client(id, client.id)));
    const open = clients.find(client => !client.hasSecret && !isMachine(client))?.ClientId;
    if (open === undefined)
      return { notApplicable: 'every app client has a secret, which is not known here' };
    const byAddress = { email: 'lifeguard-doctor@example.invalid', phone_number: '+10000000000' };
    const [attribute] = described.usernameAttributes;
    const trial = await cognito.trySignUp(id, open, attribute ? byAddress[attribute] : 'lifeguard-doctor');
    if (trial === 'refused as closed') return [];
    if (trial !== 'taken as open') return { notApplicable: `the answer says neither: ${trial.unclear}` };
    return [
      {
        says: 'A stranger can sign up.',
        seen: [
          {
            call: 'SignUp',
            field: 'error',
            actual: 'InvalidPasswordException: only the password was refused',
            expected: 'NotAuthorizedException: SignUp is not permitted for this user pool',
          },
        ],
        key: ['signUp'],
      },
    ];
  },
});
