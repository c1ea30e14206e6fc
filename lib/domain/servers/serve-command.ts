/** What a serve command may hold. */
export const servePlaceholders = {
  '{model}': 'the folder of the model',
  '{name}': 'the name that requests give the model',
  '{host}': 'the address to listen at',
  '{port}': 'the port to listen at',
  '{keyfile}': 'a file with the key that requests must give',
} as const;

export type ServePlaces = { model: string; name: string; host: string; port: number; keyfile: string };

/**
 * A serve command with its places filled in, argument by argument: no shell reads it, and what is filled in is never
 * looked through for places again.
 */
export function fillServeCommand(argv: readonly string[], places: ServePlaces): string[] {
  const values: Record<string, string> = {
    ...{ '{model}': places.model, '{name}': places.name, '{host}': places.host },
    ...{ '{port}': String(places.port), '{keyfile}': places.keyfile },
  };
  return argv.map((part) => part.replaceAll(/\{[a-z]+\}/g, (found) => values[found] ?? found));
}

/** The command of the studio's own server, from the folder that holds its files. */
export const ownServeCommand = (python: string): string[] => [
  ...[
    python,
    'trainer/serve.py',
    '--model',
    '{model}',
    '--name',
    '{name}',
    '--host',
    '{host}',
    '--port',
    '{port}',
  ],
];

/** The first place in a command that is not known, or "{model}" or "{port}" where it is missing; null where all is well. */
export function faultIn(argv: readonly string[]): string | null {
  const unknown = argv
    .flatMap((part) => part.match(/\{[a-z]+\}/g) ?? [])
    .find((one) => !(one in servePlaceholders));
  if (unknown) return `${unknown} is not known; there are ${Object.keys(servePlaceholders).join(', ')}.`;
  const missing = ['{model}', '{port}'].find((one) => !argv.some((part) => part.includes(one)));
  return missing ? `The command must hold ${missing}.` : null;
}
