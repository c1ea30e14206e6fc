import { openApiDocument } from '#lib/http/openapi.ts';
import manifest from '../../../package.json' with { type: 'json' };

export function GET(): Response {
  return Response.json(openApiDocument(manifest.version));
}
