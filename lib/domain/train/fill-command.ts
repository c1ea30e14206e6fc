/** What a command template may hold; each stands for a path in the run's folder. */
export const placeholders = {
  '{config}': 'the configuration file',
  '{data}': 'the folder of the data set',
  '{output}': 'the folder for checkpoints',
  '{resume}': 'the checkpoint to go on from; an argument that holds it is left out where there is none',
} as const;

/**
 * A command template with its paths filled in; an argument that holds {resume} is left out where there is nothing to go
 * on from.
 */
export function fillCommand(
  argv: readonly string[],
  paths: { config: string; data: string; output: string; resume: string | null },
): string[] {
  const values: Record<string, string | null> = {
    '{config}': paths.config,
    '{data}': paths.data,
    '{output}': paths.output,
    '{resume}': paths.resume,
  };
  return argv.flatMap((part) => {
    if (paths.resume === null && part.includes('{resume}')) return [];
    return part.replaceAll(/\{[a-z]+\}/g, (found) => values[found] ?? found);
  });
}
