import { parse } from '@babel/parser';

/** Whether a script is a module that imports others, so that it cannot run as a plain script. */
export function hasImports(script: string): boolean {
  if (!/\b(?:import|export)\b/.test(script)) return false;
  try {
    const { body } = parse(script, { sourceType: 'module', errorRecovery: true }).program;
    return body.some(({ type }) => /^(?:Import|Export)/.test(type)) || /\bimport\.meta\b/.test(script);
  } catch {
    return false;
  }
}
