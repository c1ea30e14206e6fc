/** Something outside the program keeps it from starting; the message is one line that a user can act on. */
export class StartupError extends Error {
  override name = 'StartupError';
}
