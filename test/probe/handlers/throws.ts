export async function handler() {
  throw new Error('the template is gone');
}
