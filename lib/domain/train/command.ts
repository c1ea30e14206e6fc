/** The command that starts our own trainer in a run's folder; it starts as many processes as its configuration says. */
export const trainerArgv = (python: string, configFile: string): string[] => [
  ...[python, '-u', 'trainer/sft.py', '--config', configFile],
];
