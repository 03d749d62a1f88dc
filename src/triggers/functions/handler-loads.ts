import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fileVersion } from './file-version.ts';

/**
 * Tells of each file that is loaded from now on, before it is read, so that no change after that goes unseen. Installed
 * packages change rarely and are many: they are left out.
 */
export function reportLoads(report: (file: string, version: string) => void): void {
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:') && !url.includes('/node_modules/')) {
        const file = fileURLToPath(url);
        report(file, fileVersion(file));
      }
      return next(url, context);
    },
  });
}
