import { z } from 'zod';

const place = /^(?<host>\[[0-9a-f:.]+\]|[^:/?#@\s]+)(?::(?<port>\d{1,5}))?$/;

/** "host" or "host:port" as the parser of addresses writes the host; null where it is neither. */
function normalForm(text: string): string | null {
  const { host, port } = place.exec(text.trim().toLowerCase())?.groups ?? {};
  if (!host || !URL.canParse(`http://${host}`) || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535)
    return null;
  const { hostname } = new URL(`http://${host}`);
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
}

/** A host that may be called although it is in a private network: its name or number, with a port or for all of them. */
export const PrivateHost = z.string().transform((text, issues) => {
  const normal = normalForm(text);
  if (normal !== null) return normal;
  issues.addIssue({ code: 'custom', message: 'Write a host as vllm.lan or 10.0.0.7:8000, without http://' });
  return z.NEVER;
});

/** Hosts as people type them: one a line, or with spaces or commas between them. */
export const splitHosts = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** Whether an address is at one of these hosts, which are in their normal form. */
export function isListed({ protocol, hostname, port }: URL, hosts: readonly string[]): boolean {
  const at = port || (protocol === 'https:' ? '443' : '80');
  return hosts.includes(hostname) || hosts.includes(`${hostname}:${at}`);
}
