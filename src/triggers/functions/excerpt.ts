/**
 * The beginning of a text that a handler made, for an error or a fact. The service repeats the whole of it;
 * 20,000 characters of HTML in an error's header break proxies and tell no more than the first 160. What is cut off
 * always leaves an ellipsis, by which `readableExcerpts` knows where part of a secret may be.
 */
export function excerptOf(text: string, length = 160): string {
  return text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text.toWellFormed();
}
