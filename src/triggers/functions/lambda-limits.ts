/** The most bytes of an answer that Lambda hands on (documented: 6 MB; the number stands in its error). */
export const mostAnswerBytes = 6_291_556;

/** The memory of a function for which nothing is configured, in megabytes: Lambda's default. */
export const usualMemoryMegabytes = 128;
