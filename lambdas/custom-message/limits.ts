/** The most characters that Cognito takes of each text of a message, with the code's placeholder (documented). */
export const longest = { emailMessage: 20_000, emailSubject: 140, smsMessage: 140 } as const;

/** The longest name of a brand: every text that comes along has room for it. */
export const longestBrandName = 40;
