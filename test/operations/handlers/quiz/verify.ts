interface Event {
  readonly request: {
    readonly privateChallengeParameters: Readonly<Record<string, string>>;
    readonly challengeAnswer: string;
  };
  readonly response: { answerCorrect?: boolean };
}

/** Compares the answer with the one that only the triggers know. */
export async function handler(event: Event): Promise<Event> {
  const { privateChallengeParameters, challengeAnswer } = event.request;
  event.response.answerCorrect = challengeAnswer === privateChallengeParameters.answer;
  return event;
}
