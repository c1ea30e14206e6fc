import NextAuth from 'next-auth';
import { authOptions } from '#lib/auth/options.ts';
import { contextFor } from '#lib/http/context.ts';
import { resources } from '#lib/http/resources.ts';

type AuthRoute = { params: Promise<{ nextauth: string[] }> };

const handler = (request: Request, route: AuthRoute): Promise<Response> =>
  NextAuth(
    request as never,
    route as never,
    authOptions(async (actor) => contextFor(await resources(), actor)),
  );

export { handler as GET, handler as POST };
