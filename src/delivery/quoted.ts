/** What a server said, fit for the recorder: one line, without what it may have quoted from the message. */
export function quoted(answer: string): string {
  return answer
    .replaceAll(/https?:\/\/\S+/g, '(link)')
    .replaceAll(/(?<!\d)\d{6,8}(?!\d)/g, '(number)')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
