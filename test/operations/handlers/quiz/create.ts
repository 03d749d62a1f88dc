interface Event {
  readonly request: {
    readonly session: readonly { challengeResult: boolean; challengeMetadata: string | null }[];
    readonly userNotFound?: boolean;
  };
  readonly response: {
    publicChallengeParameters?: Record<string, string | number>;
    privateChallengeParameters?: Record<string, string>;
    challengeMetadata?: string;
  };
}

/** Asks the first question that was not answered yet. Who does not exist is asked too. */
export async function handler(event: Event): Promise<Event> {
  const answered = event.request.session.filter(
    ({ challengeResult, challengeMetadata }) => challengeResult && challengeMetadata !== null,
  ).length;
  event.response.publicChallengeParameters = { question: answered + 1, of: '3' };
  event.response.privateChallengeParameters = { answer: `secret answer ${answered + 1}` };
  event.response.challengeMetadata = `QUESTION_${answered + 1}`;
  return event;
}
