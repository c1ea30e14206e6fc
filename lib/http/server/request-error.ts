import { StudioError } from '#lib/domain/errors.ts';
import { log } from '#lib/observe/log.ts';

type Failed = { digest?: unknown };

/** What a page throws on purpose, such as a redirect or words for its reader, carries them in its digest. */
const isMeant = (digest: string) => /^(NEXT_|[A-Z_]+: |DYNAMIC_SERVER_USAGE|BAILOUT_)/.test(digest);

const logged = new WeakSet<Error>();

/** Logs an error of a page or a server action under the id that its reader is shown. */
export function logRequestError(error: unknown, where: { routePath: string; routeType: string }): void {
  const digest = digestOf(error);
  if (isMeant(digest) || (error instanceof StudioError && error.code !== 'INTERNAL')) return;
  if (error instanceof Error) logged.add(error);
  log().error(
    { err: error, errorId: digest, route: where.routePath, part: where.routeType },
    'a page failed',
  );
}

/** Whether what somebody prints stands in the log already, or does not belong there. */
export const isLogged = (value: unknown): boolean =>
  value instanceof Error && (logged.has(value) || isMeant(digestOf(value)));

const digestOf = (error: unknown) => String((error as Failed | null)?.digest ?? '');
