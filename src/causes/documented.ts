/** A page of the Developer Guide by its name. */
export function documented(page: string): string {
  return `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;
}

/** An issue of a public project by its number. */
export function reported(project: string, issue: number): string {
  return `https://github.com/${project}/issues/${issue}`;
}
