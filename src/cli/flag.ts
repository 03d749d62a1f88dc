interface Described {
  /** One line of the help, without a full stop. */
  readonly about: string;
}

/** `--name VALUE` with text. */
export interface TextFlag extends Described {
  readonly kind: 'text';
  /** What stands for the value in the help, such as `FILE`. */
  readonly value: string;
  readonly fallback?: string;
}

/** `--name VALUE` with a whole number within limits. */
export interface NumberFlag extends Described {
  readonly kind: 'number';
  readonly value: string;
  readonly from: number;
  readonly to: number;
  readonly fallback?: number;
}

/** `--name`, there or not. */
export interface SwitchFlag extends Described {
  readonly kind: 'switch';
}

/** `--name VALUE`, as often as there are values. */
export interface ListFlag extends Described {
  readonly kind: 'list';
  readonly value: string;
}

/** One flag of a command. */
export type Flag = TextFlag | NumberFlag | SwitchFlag | ListFlag;

/** The flags of a command by name. */
export type Flags = Readonly<Record<string, Flag>>;

type OrAbsent<F extends Flag, T> = F extends { readonly fallback: T } ? T : T | undefined;

/** What a command gets for its flags. */
export type Values<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends SwitchFlag
    ? boolean
    : F[K] extends ListFlag
      ? readonly string[]
      : F[K] extends NumberFlag
        ? OrAbsent<F[K], number>
        : OrAbsent<F[K], string>;
};

/** The flags that every command has. */
export const everyFlag = {
  json: { kind: 'switch', about: 'Print the answer as JSON' },
  help: { kind: 'switch', about: 'Print this help' },
} as const satisfies Flags;
