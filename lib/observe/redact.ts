/** Fields whose value never stands in a log, wherever they are. */
const secretField =
  /^(authorization|cookie|set-cookie|password|passwordhash|newpassword|currentpassword|secret|token|apikey|api_key|accesskey|secretkey|encryptionkey|sessiontoken|access_token|refresh_token|id_token|client_secret)$/i;

/** Texts that are secrets by their form: named fields of JSON, our tokens, keys of providers, what follows "Bearer", a URL's password. */
const secretForms: readonly [RegExp, string][] = [
  [
    /(\\*"(?:authorization|cookie|password|secret|token|api_?key|secret_?access_?key)\\*"\s*:\s*\\*")[^"\\]+/gi,
    '$1[redacted]',
  ],
  [/\bcrl_[A-Za-z0-9_-]{20,}/g, 'crl_[redacted]'],
  [/\b(?:sk|hf|ghp|gho|xai)[-_][A-Za-z0-9_-]{16,}/g, '[redacted]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, '$1 [redacted]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/"]*):[^\s@/"]+@/gi, '$1:[redacted]@'],
  [/(next-auth\.session-token(?:\.\d)?=)[^;\s"]+/g, '$1[redacted]'],
  [/(\/(?:invitation|set-up|setup|pull)\/)[A-Za-z0-9_-]{20,}/g, '$1[redacted]'],
  [/([?&](?:token|key|secret|password|signature|X-Amz-[A-Za-z]+)=)[^&\s"]+/gi, '$1[redacted]'],
];

const deepest = 6;
const longestText = 8000;

/** The text without what is a secret by its form, or is one of `known`. */
export function redactText(text: string, known: readonly string[] = []): string {
  let shown = text;
  for (const secret of known) if (shown.includes(secret)) shown = shown.replaceAll(secret, '[redacted]');
  for (const [form, instead] of secretForms) shown = shown.replace(form, instead);
  return shown;
}

/** A value as it may stand in a log: secret fields hidden, texts bounded, nothing deeper than six. */
export function redactFields(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return value.length > longestText ? `${value.slice(0, longestText)} … (${value.length})` : value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth === deepest) return '…';
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, 100).map((one) => redactFields(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      secretField.test(name) ? '[redacted]' : redactFields(part, depth + 1),
    ]),
  );
}
