/** How names are looked up. `node:dns/promises` has these functions. */
export interface NameLookup {
  resolveTxt(name: string): Promise<readonly (readonly string[])[]>;
  resolveCname(name: string): Promise<readonly string[]>;
  resolve4(name: string): Promise<readonly string[]>;
}

/** What DNS is asked. What a name does not have is an empty list. */
export interface NameReads {
  texts(name: string): Promise<readonly string[]>;
  /** The names that it stands for. */
  aliases(name: string): Promise<readonly string[]>;
  addresses(name: string): Promise<readonly string[]>;
}
