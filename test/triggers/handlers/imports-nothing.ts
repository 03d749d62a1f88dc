// @ts-expect-error it is not there, which is what the test is about
export { handler } from './is-not-there.ts';
