/** Whether a script is a module that imports others, so that it cannot run as a plain script. */
export async function hasImports(script: string): Promise<boolean> {
  if (!/\b(?:import|export)\b/.test(script)) return false;
  const known = judged.get(script);
  if (known !== undefined) return known;
  // The parser takes a while to load, and few scripts need it.
  const { parse } = await import('@babel/parser');
  let found = false;
  try {
    const { body } = parse(script, { sourceType: 'module', errorRecovery: true }).program;
    found = body.some(({ type }) => /^(?:Import|Export)/.test(type)) || /\bimport\.meta\b/.test(script);
  } catch {
    // What is no module has no imports.
  }
  if (judged.size < 50) judged.set(script, found);
  return found;
}

/** The scripts of a page are the same on each errand. */
const judged = new Map<string, boolean>();
