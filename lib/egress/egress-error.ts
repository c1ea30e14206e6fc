import { storableText } from '#lib/domain/storable-text.ts';

export type EgressErrorKind = 'refused-address' | 'too-large' | 'timeout' | 'network';

/** A web server's bundles each hold this class, and one process's exchange throws for all of them. */
const brand = Symbol.for('corollary.EgressError');

/** Why a request to an address that somebody typed in got no reply. Its text can be stored as it is. */
export class EgressError extends Error {
  readonly kind: EgressErrorKind;
  /** Whether the request may have reached the other side. */
  readonly sent: boolean;
  /** The HTTP status; null where there was no reply. */
  readonly status: number | null;

  constructor(
    kind: EgressErrorKind,
    message: string,
    details: { sent?: boolean; status?: number | null } = {},
  ) {
    super(storableText(message));
    this.name = 'EgressError';
    this.kind = kind;
    this.sent = details.sent ?? false;
    this.status = details.status ?? null;
    Object.defineProperty(this, brand, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
