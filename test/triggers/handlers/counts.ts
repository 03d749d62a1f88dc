/** Tells how many events this worker has had, and how many run in it at once. */
let seen = 0;
let inside = 0;

export async function handler(event: unknown) {
  seen += 1;
  inside += 1;
  await new Promise(resolve => setTimeout(resolve, 20));
  console.log(JSON.stringify({ seen, inside }));
  inside -= 1;
  return event;
}
