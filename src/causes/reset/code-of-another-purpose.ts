import { describeCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { codeUseOf, codeUses } from '../code-use.ts';
import { reported } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const codeOfAnotherPurpose = describeCause({
  id: 'code-of-another-purpose',
  title: 'The code was sent for something else',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
    {
      at: 'API',
      error: 'CodeMismatchException',
      text: 'Invalid verification code provided, please try again.',
    },
  ],
  means:
    'A code is good for what it was sent for: a reset code for ConfirmForgotPassword, a sign-up code for ConfirmSignUp, ' +
    'the code of a new address for VerifyUserAttribute. Code of one kind was submitted to the operation of another, where ' +
    'nothing, or another code, is outstanding.',
  toldApart:
    'The operation that sent the code is not the one that belongs to the operation that took it. A “send again” button is ' +
    'the usual place: ResendConfirmationCode sends sign-up codes only. The log of the CustomMessage function names what ' +
    'each code was for, as triggerSource.',
  fix:
    'To send a reset code again, call ForgotPassword again, with the same app client. Call ResendConfirmationCode only for ' +
    'users who have not confirmed their sign-up.',
  likely: 4,
  judge: judgedBy(function* (known) {
    const { call, operation, requests } = codeSubmission(known);
    if (operation === undefined) return;
    const sending = [
      'ForgotPassword',
      'ResendConfirmationCode',
      'SignUp',
      'GetUserAttributeVerificationCode',
    ];
    const other =
      call &&
      known.calls
        .slice(0, known.calls.indexOf(call))
        .findLast(
          request =>
            request.user !== undefined && request.user === call.user && sending.includes(request.operation),
        );
    if (other && requests.length === 0)
      yield speaksFor(
        `The code that was sent last came from ${other.operation}, which is not for ${operation}.`,
      );
    else if (requests.length > 0)
      yield speaksAgainst(`${requests.at(-1)?.operation} sent a code for ${operation}.`);
    const use = codeUseOf(operation);
    for (const { source } of known.answers) {
      if (!source?.startsWith('CustomMessage_')) continue;
      yield use && codeUses[use].messages.includes(source)
        ? speaksAgainst(`The message was made for ${source}, which is for ${operation}.`)
        : speaksFor(`The message was made for ${source}, which is not for ${operation}.`);
    }
  }),
  settledBy: filledIn(
    'aws logs filter-log-events --log-group-name /aws/lambda/CUSTOM_MESSAGE_FUNCTION --filter-pattern triggerSource --region REGION',
  ),
  source: reported('amazon-archives/amazon-cognito-identity-js', 427),
});
