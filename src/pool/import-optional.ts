/**
 * A package that need not be installed is not there, or does not load. The message is the end of a sentence that begins
 * with what needs it.
 */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  readonly package: string;
  readonly isInstalled: boolean;

  constructor(name: string, isInstalled: boolean, options?: ErrorOptions) {
    const rest = isInstalled ? ', which is installed but does not load' : `: npm install ${name}`;
    super(`needs the package ${name}${rest}`, options);
    this.package = name;
    this.isInstalled = isInstalled;
  }
}

/**
 * Loads a package that need not be installed.
 *
 * @throws NotLoaded
 */
export async function importOptional<M>(name: string, load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (error) {
    // Of one that is there, the same code says that a part of it or another package is missing: it then names that.
    const isMissing =
      error instanceof Error &&
      'code' in error &&
      error.code === 'ERR_MODULE_NOT_FOUND' &&
      error.message.includes(`'${name}'`);
    throw new NotLoaded(name, !isMissing, { cause: error });
  }
}
