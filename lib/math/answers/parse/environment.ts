import { type AnswerTree, call, type RelationSign } from '../tree.ts';
import type { Cursor } from './cursor.ts';
import { additive } from './expression.ts';
import { isRelation, relationSign, statement } from './structure.ts';

const MATRICES = new Set([
  'matrix',
  'pmatrix',
  'bmatrix',
  'Bmatrix',
  'smallmatrix',
  'array',
  'psmallmatrix',
  'bsmallmatrix',
  'tabular',
]);

/** The body of `\begin{name}…\end{name}`: a matrix, a determinant, a system, or a chain of equations. */
export function environment(c: Cursor, name: string): AnswerTree {
  if (MATRICES.has(name)) return { kind: 'matrix', rows: rows(c, name) };
  if (name === 'vmatrix') return call('det', { kind: 'matrix', rows: rows(c, name) });
  if (name === 'cases' || name === 'rcases') return system(rows(c, name));
  return chain(c, name);
}

function rows(c: Cursor, name: string): AnswerTree[][] {
  const found: AnswerTree[][] = [];
  let row: AnswerTree[] = [];
  for (;;) {
    if (ends(c, name)) break;
    if (c.take('\\\\')) {
      if (row.length) found.push(row);
      row = [];
    } else if (!c.take('&') && !c.take(',')) row.push(statement(c));
  }
  if (row.length) found.push(row);
  if (!found.length) c.fail('an empty matrix');
  return found;
}

function ends(c: Cursor, name: string): boolean {
  const token = c.peek();
  if (!token) {
    c.repair(`a missing \\end{${name}}`);
    return true;
  }
  if (token.type !== 'command' || token.name !== 'end') return false;
  c.at++;
  return true;
}

const system = (found: readonly AnswerTree[][]): AnswerTree => ({
  kind: 'list',
  items: found.map((row) => (row.length === 1 ? row[0]! : { kind: 'tuple', items: row })),
});

/** Aligned lines that begin with a sign continue the line before. */
function chain(c: Cursor, name: string): AnswerTree {
  const statements: AnswerTree[] = [];
  while (!ends(c, name)) {
    if (c.take('&') || c.take('\\\\') || c.take(',')) continue;
    const last = statements[statements.length - 1];
    if (isRelation(c) && last)
      statements[statements.length - 1] = continued(last, relationSign(c), additive(c));
    else statements.push(statement(c));
  }
  if (!statements.length) c.fail('an empty environment');
  return statements.length === 1 ? statements[0]! : { kind: 'list', items: statements };
}

function continued(last: AnswerTree, sign: RelationSign, right: AnswerTree): AnswerTree {
  if (last.kind !== 'relation') return { kind: 'relation', args: [last, right], signs: [sign] };
  return { kind: 'relation', args: [...last.args, right], signs: [...last.signs, sign] };
}
