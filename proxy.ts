import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { refuseForPage } from '#lib/http/page-guard.ts';
import { contentSecurityPolicy, securityHeaders } from '#lib/http/security-headers.ts';

/**
 * Security headers, the address of the page, and no bodies that nothing here has a use for: who may do what is decided
 * where the data is, in the services.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  // Next gives the nonce of this request header to its own scripts.
  const forwarded = new Headers(request.headers);
  forwarded.set('x-nonce', nonce);
  forwarded.set('x-studio-path', pageOf(request));
  forwarded.set('Content-Security-Policy', policy);
  const response = (await refuseForPage(request)) ?? NextResponse.next({ request: { headers: forwarded } });
  for (const [name, value] of Object.entries(securityHeaders())) response.headers.set(name, value);
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

/** Path and query without what Next adds for its own requests. */
function pageOf(request: NextRequest): string {
  const url = new URL(request.url);
  url.searchParams.delete('_rsc');
  return url.pathname + url.search;
}

/**
 * Uploads go by without it: Next keeps what a proxy stands before in memory and passes on its first 10 MiB, without a
 * word to anybody. Their headers are set where they are answered.
 */
export const config = {
  matcher: '/((?!_next/static|_next/image|favicon.ico|api/v1/seeds/imports$|api/v1/versions/tokenizer$).*)',
};
