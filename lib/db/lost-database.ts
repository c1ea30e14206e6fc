/** What a job's error begins with that ended with its database, and by no fault of its own. */
export const lostDatabase = 'The database was lost:';

/** SQLSTATE classes of connections and of a server that stops or starts, what the system calls it, and Prisma's own (P2028: one so busy that no transaction began in time). */
const codes = /^(08...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|P1001|P1002|P1017|P2028)$/;
/** What pg and Prisma's adapter say without a code. */
const texts =
  /Connection terminated|is not queryable|closed the connection|Can't reach database server|^ConnectionClosed|^DatabaseNotReachable|^SocketTimeout/;

/** Whether an error tells of a connection or transaction that broke or could not be made, at any depth of its causes. */
export function isLostDatabase(error: unknown): boolean {
  for (let one = error, depth = 0; one && depth < 8; one = causeOf(one), depth++) {
    const { code, originalCode, message } = one as Record<string, unknown>;
    if ([code, originalCode].some((each) => typeof each === 'string' && codes.test(each))) return true;
    if (typeof message === 'string' && texts.test(message)) return true;
  }
  return false;
}

type Wrapped = { cause?: unknown; meta?: { driverAdapterError?: unknown } };

const causeOf = (error: unknown): unknown =>
  (error as Wrapped).cause ?? (error as Wrapped).meta?.driverAdapterError;
