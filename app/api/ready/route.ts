import { readyAnswer } from '#lib/http/server/status-answers.ts';

export const dynamic = 'force-dynamic';

/** For load balancers: whether this process should be given requests, and if not, why. */
export const GET = (): Promise<Response> => readyAnswer();
