/** A certificate of ACM. */
export interface Certificate {
  /** `ISSUED`, `EXPIRED`, … */
  readonly status: string;
  /** The names that it is for; they may begin with `*.`. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** What ACM is asked. */
export interface CertificateReads {
  /** By its ARN; undefined where there is none. */
  describe(arn: string): Promise<Certificate | undefined>;
}
