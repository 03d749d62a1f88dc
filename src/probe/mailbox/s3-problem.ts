import { isAnswered } from '../../pool/is-answered.ts';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { MailboxProblem } from './mailbox-problem.ts';

/** The problem behind what the SDK throws. @param name such as `The bucket mails` */
export function s3Problem(error: unknown, name: string): MailboxProblem {
  if (error instanceof MailboxProblem) return error;
  const failed = error instanceof Error ? error : new Error(String(error));
  const code = failed.name;
  const problem = (...[kind, message]: ConstructorParameters<typeof MailboxProblem>) =>
    new MailboxProblem(kind, message, { cause: error });
  if (code === 'NoSuchBucket') return problem('no-folder', `${name} does not exist.`);
  if (code === 'CredentialsProviderError') return problem('refused', 'No AWS credentials were found.');
  if (isAnswered(failed)) return problem('refused', `${name} cannot be read: ${code}.`);
  return problem('unreachable', `${name} cannot be reached (${whyUnanswered(failed)}).`);
}
