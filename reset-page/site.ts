import type { ResetPageConfig } from './page-config.ts';

export type { PageClient, PagePool, ResetPageConfig } from './page-config.ts';

/** One file of the site with the headers that it must be served with. */
export interface ResetPageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The same body, compressed with gzip. */
  readonly gzip: Uint8Array;
}

/** The site's files by their path, such as `/reset-password/`. */
export type ResetSite = ReadonlyMap<string, ResetPageFile>;

/** Renders the reset page for a configuration. */
export async function renderResetPage(_config: ResetPageConfig): Promise<ResetSite> {
  throw new Error('The reset page is not written yet.');
}
