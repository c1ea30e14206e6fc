/** What an exit code says, for people; 128 and more is how shells pass on a signal. */
export function exitWords(code: number | null): string {
  if (code === 126) return 'The program may not be executed (exit code 126).';
  if (code === 127) return 'The program was not found (exit code 127).';
  return `It ended with exit code ${code ?? 'unknown'}; the last lines of its output say why.`;
}

export function signalWords(signal: string): string {
  if (signal === 'SIGKILL') {
    return 'It was killed (SIGKILL). Mostly the memory was full: ask for more, or use a smaller micro-batch or a shorter maximum length.';
  }
  if (signal === 'SIGTERM') return 'It was asked to end (SIGTERM) by somebody else than the studio.';
  return `It was ended by ${signal}; the last lines of its output say why.`;
}
