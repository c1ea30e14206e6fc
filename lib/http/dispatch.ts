import { notFound, StudioError } from '#lib/domain/errors.ts';
import { noteInScope } from '#lib/observe/scope.ts';
import { readExport, readLinkedFile, readVersionFile } from '#lib/services/versions/index.ts';
import { errorResponse } from './error-response.ts';
import { exportRoute } from './export-response.ts';
import { fileRoute } from './file-response.ts';
import { type HttpMethod, matchPath, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { type Handler, route } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { uploadRoute } from './upload-seeds.ts';
import { uploadTokenizer } from './upload-tokenizer.ts';

type Params = { params: Promise<{ path?: string[] }> };

/** Operations whose body, or whose answer, is a stream of bytes. */
const byHand: Record<string, Handler> = {
  'POST /seeds/imports': uploadRoute,
  'POST /versions/tokenizer': uploadTokenizer,
  'GET /versions/{version}/files/{path*}': fileRoute(readVersionFile),
  'GET /versions/pull/{token}/{path*}': fileRoute(readLinkedFile),
  'GET /versions/{version}/export': exportRoute,
  'GET /versions/{version}/exports/{export}/{path}': fileRoute(readExport),
};

/** The address exists, but not with this method. */
class WrongMethod extends StudioError {
  readonly allowed: string;
  constructor(method: string, allowed: string) {
    super('INVALID', `${method} is not possible here; ${allowed} is.`);
    this.allowed = allowed;
  }
}

/** The handlers of one folder of app/api/v1, from the table of operations. */
export function handlersOf(noun: string) {
  const own = operations.filter(({ path }) => path.split('/')[1] === noun);
  const handle = async (request: Request, { params }: Params): Promise<Response> => {
    try {
      const path = ['', noun, ...((await params).path ?? [])].join('/');
      // Next answers HEAD with the headers of GET.
      const method = request.method === 'HEAD' ? 'GET' : request.method;
      const { operation, values } = find(own, method as HttpMethod, path);
      noteInScope({ route: `/api/v1${operation.path}` });
      const handler = byHand[`${operation.method} ${operation.path}`] ?? route(operation);
      const answer = await handler(request, { params: Promise.resolve(values) });
      return operation.bytes?.request ? withSecurityHeaders(answer) : answer;
    } catch (error) {
      if (!(error instanceof WrongMethod)) return errorResponse(error);
      return errorResponse(error, { status: 405, headers: { Allow: error.allowed } });
    }
  };
  return { GET: handle, POST: handle, PATCH: handle, DELETE: handle };
}

/** The proxy that sets them elsewhere does not stand before uploads. */
function withSecurityHeaders(answer: Response): Response {
  for (const [name, value] of Object.entries(securityHeaders())) answer.headers.set(name, value);
  return answer;
}

function find(own: readonly Operation[], method: HttpMethod, path: string) {
  const fitting = own.flatMap((operation) => {
    const values = matchPath(operation.path, path);
    return values ? [{ operation, values }] : [];
  });
  // "/seeds/imports" also fits "/seeds/{seed}": the path with fewer braces is meant.
  fitting.sort((one, other) => Object.keys(one.values).length - Object.keys(other.values).length);
  const least = Object.keys(fitting[0]?.values ?? {}).length;
  const meant = fitting.filter(({ values }) => Object.keys(values).length === least);
  if (meant.length === 0) throw notFound(`The address /api/v1${path}`);
  const found = meant.find(({ operation }) => operation.method === method);
  if (!found) {
    throw new WrongMethod(method, meant.map(({ operation }) => operation.method).join(', '));
  }
  return found;
}
