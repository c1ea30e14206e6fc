import { hashPassword } from '#lib/services/account/password-hash.ts';
import { createQueue, runFill } from '#lib/services/queues/index.ts';
import type { Studio } from '../generate/studio.ts';

const password = 'four blind lighthouses';
/** More at once would try an address's patience with failed sign-ins. */
const atOnce = 4;

export type Session = { cookie: string; origin: string };

/** Accounts with a password and a role in the project; their addresses. */
export async function makePeople(
  { ctx }: Studio,
  projectId: string,
  role: 'owner' | 'annotator',
  count: number,
) {
  const passwordHash = await hashPassword(password);
  const emails = Array.from({ length: count }, (_, number) => `${role}-${number}@example.org`);
  await ctx.db.user.createMany({ data: emails.map((email) => ({ email, name: email, passwordHash })) });
  const users = await ctx.db.user.findMany({ where: { email: { in: emails } }, select: { id: true } });
  await ctx.db.membership.createMany({ data: users.map(({ id }) => ({ userId: id, projectId, role })) });
  return emails;
}

/** Signs everybody in as the form does, a few at a time. */
export async function signInAll(web: string, emails: readonly string[]): Promise<Session[]> {
  const left = emails.entries();
  const sessions: Session[] = [];
  const next = async () => {
    for (const [at, email] of left) sessions[at] = await signIn(web, email);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
  return sessions;
}

async function signIn(web: string, email: string): Promise<Session> {
  const first = await fetch(`${web}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const answer = await fetch(`${web}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: cookiesOf(first), origin: web, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    redirect: 'manual',
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes('session-token')) throw new Error(`${email} was not let in: ${answer.status}`);
  return { cookie, origin: web };
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** A queue at N = 2 over all pending variants. */
export async function openQueue({ ctx }: Studio, project: { slug: string }): Promise<string> {
  const made = await createQueue(ctx, {
    ...{ project: project.slug, name: 'load', order: 'random', votes: 2 },
  });
  if (made.status === 'filling') await runFill(ctx, made.queue);
  return made.queue;
}
