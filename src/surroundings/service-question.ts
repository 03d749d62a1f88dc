/** What is asked of a service. */
export interface ServiceQuestion {
  readonly region: string;
  /** As policies name it, such as `lambda:GetPolicy`. */
  readonly action: string;
  /** As a sentence names it, with all that tells it from other questions: `the function arn:…`. */
  readonly of: string;
}
