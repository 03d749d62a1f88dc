import { knownTexts } from './known-texts.ts';

/** Whether a script is a module that imports others, so that it cannot run as a plain script. */
export async function hasImports(script: string): Promise<boolean> {
  if (!/\b(?:import|export)\b/.test(script)) return false;
  // The parser takes a while to load, and few scripts need it.
  const { parse } = await import('@babel/parser');
  return judged.of(script, () => {
    try {
      const { body } = parse(script, { sourceType: 'module', errorRecovery: true }).program;
      return body.some(({ type }) => /^(?:Import|Export)/.test(type)) || /\bimport\.meta\b/.test(script);
    } catch {
      // What is no module has no imports.
      return false;
    }
  });
}

const judged = knownTexts<boolean>(10_000, () => 1);
