import { metricsAnswer } from '#lib/http/server/status-answers.ts';

export const dynamic = 'force-dynamic';

/** For Prometheus. */
export const GET = (request: Request): Promise<Response> => metricsAnswer(request);
