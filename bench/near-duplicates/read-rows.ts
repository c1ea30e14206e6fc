import { readFileSync } from 'node:fs';

export interface Row {
  problem: string;
  solution: string;
}

const text = (row: Record<string, unknown>, ...names: string[]): string => {
  const name = names.find((candidate) => typeof row[candidate] === 'string');
  return name === undefined ? '' : String(row[name]);
};

/** The problems and solutions of a file of JSONL or of a JSON array, by the names that data sets give them. */
export function readRows(path: string): Row[] {
  const content = readFileSync(path, 'utf8');
  const rows: Record<string, unknown>[] = content.trimStart().startsWith('[')
    ? JSON.parse(content)
    : content.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
  return rows.map((row) => {
    // What is called an answer is a solution only where it says so: "… #### 72".
    const answer = text(row, 'answer');
    return {
      problem: text(row, 'problem', 'question', 'query'),
      solution:
        text(row, 'solution', 'generated_solution', 'response') || (answer.includes('####') ? answer : ''),
    };
  });
}
