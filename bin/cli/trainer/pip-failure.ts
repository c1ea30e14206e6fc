const signs: readonly { sign: RegExp; message: (found: RegExpExecArray) => string }[] = [
  { sign: /No space left on device/, message: () => 'The disk is full: the packages cannot be installed.' },
  {
    sign: /Failed to establish a new connection|Temporary failure in name resolution|Name or service not known|Max retries exceeded|Connection refused|Read timed out/,
    message: () =>
      'The package index cannot be reached. Set one that can in pip’s configuration (index-url, find-links), or name one with --index.',
  },
  {
    sign: /No matching distribution found for (\S+)/,
    message: ([, name]) =>
      `pip finds no ${name} for this Python. Name an index that has it with --index, or another Python (3.11 to 3.13) with --python.`,
  },
  {
    sign: /Permission denied:? '?([^'\n]+)/,
    message: ([, place]) => `${place} is not writable for this user.`,
  },
  {
    sign: /No module named (?:venv|ensurepip|pip)|ensurepip is not available/,
    message: () =>
      'This Python cannot make environments: install its venv package (python3-venv on Debian), or name another one with --python.',
  },
];

/** One line about what kept pip from installing, from all that it printed. */
export function pipFailure(output: string): string {
  // An index that cannot be reached matters only where the package was found nowhere else.
  const errors = /^ERROR:|error:/im.test(output) ? output : '';
  for (const { sign, message } of signs) {
    const found = sign.exec(errors || output);
    if (found) return message(found);
  }
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const line = lines.findLast((one) => one.startsWith('ERROR')) ?? lines.at(-1) ?? 'It said nothing.';
  return `pip failed: ${line.trim()}`;
}
