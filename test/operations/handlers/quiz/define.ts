interface Event {
  readonly request: {
    readonly session: readonly { challengeName: string; challengeResult: boolean }[];
  };
  readonly response: { challengeName?: string; issueTokens?: boolean; failAuthentication?: boolean };
}

/**
 * A sign-in by three questions in a row, of which each may be answered wrong once; after the password, if the sign-in
 * begins with it.
 */
export async function handler(event: Event): Promise<Event> {
  const { session } = event.request;
  const last = session.at(-1);
  const asked = session.filter(({ challengeName }) => challengeName === 'CUSTOM_CHALLENGE');
  const right = asked.filter(({ challengeResult }) => challengeResult).length;
  const wrongInARow = asked.length - 1 - asked.findLastIndex(({ challengeResult }) => challengeResult);
  event.response.issueTokens = right === 3;
  event.response.failAuthentication = wrongInARow === 2;
  if (right < 3 && wrongInARow < 2) {
    event.response.challengeName = last?.challengeName === 'SRP_A' ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE';
  }
  return event;
}
