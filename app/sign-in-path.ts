import { headers } from 'next/headers';

/** The sign-in page's address, from which a visitor comes back to the page that they asked for. */
export async function signInPath(): Promise<string> {
  const wanted = (await headers()).get('x-studio-path');
  return wanted && wanted !== '/' ? `/sign-in?callbackUrl=${encodeURIComponent(wanted)}` : '/sign-in';
}
