import { TargetRefused } from './target.ts';

const program = `
import importlib.metadata as m, json, sys
def version(name):
    try: return m.version(name)
    except m.PackageNotFoundError: return None
print(json.dumps({"python": sys.version.split()[0], "packages": {n: version(n) for n in sys.argv[1:]}}))
`;

/** A command that says which Python this is and which of these packages it has, without loading them. */
export const pythonQuestion = (python: string, packages: readonly string[]): string[] => [
  ...[python, '-c', program, ...packages],
];

type Answer = { python: string; packages: Record<string, string | null> };

/** "Python 3.11.7, torch 2.13.0"; throws what is missing. */
export function readPython(python: string, code: number | null, stdout: string, stderr: string): string {
  if (code !== 0) {
    throw new TargetRefused(
      `"${python}" is no Python that works here: ${stderr.trim() || `exit code ${code}`}`,
    );
  }
  const { python: version, packages } = JSON.parse(stdout) as Answer;
  const missing = Object.keys(packages).filter((name) => packages[name] === null);
  if (missing.length > 0) {
    const names = missing.join(', ');
    throw new TargetRefused(
      `"${python}" (Python ${version}) has no ${names}. Install the packages of trainer/requirements.txt, or set the interpreter that has them.`,
    );
  }
  return [`Python ${version}`, ...Object.entries(packages).map(([name, found]) => `${name} ${found}`)].join(
    ', ',
  );
}
