import { sourceTitles } from '../kind-titles.ts';
import type { CardFacts } from './facts.ts';
import { splitsOf } from './header.ts';
import { count, percent, plain, section, size, table } from './markdown.ts';
import { type Plot, sums } from './plots.ts';

const rows = { title: 'Rows', right: true };
const share = { title: 'Share', right: true };

/** What is in the dataset: splits, methods, subjects by level, models, and the pictures. */
export function compositionSection(facts: CardFacts, plots: readonly Plot[]): string {
  return section(
    'Composition',
    splitTable(facts),
    pairTable(facts),
    methodTable(facts),
    levelTable(facts),
    modelTable(facts),
    plots.map(({ alt, path }) => `![${alt}](${path})\n`).join('\n'),
  );
}

function splitTable(facts: CardFacts): string {
  const { manifest } = facts;
  const lines = splitsOf(facts).map((split) => {
    const files = manifest.shards.filter((shard) => shard.split === split);
    const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
    return [split, count(manifest.splits[split]), count(files.length), size(bytes)];
  });
  const columns = [{ title: 'Split' }, rows, { title: 'Files', right: true }, { title: 'Size', right: true }];
  return `All rows of a seed family, a problem and everything that grew from it, are in one split.\n\n${table(columns, lines)}`;
}

/** Where the worse sides of pairs come from; nothing of a dataset of solutions. */
function pairTable({ composition: { pairs }, manifest }: CardFacts): string {
  if (pairs.length === 0) return '';
  const lines = pairs.map((one) => [
    ...[sourceTitles[one.from], count(one.rows), percent(one.rows / manifest.rows)],
  ]);
  const columns = [{ title: 'The worse solution was' }, { title: 'Pairs', right: true }, share];
  return `In each row \`solution\` is preferred to \`rejected_solution\` for the same problem.\n\n${table(columns, lines)}`;
}

function methodTable({ composition, methods, manifest }: CardFacts): string {
  const titles = new Map(methods.map(({ method, title }) => [method, title]));
  const bars = sums(composition.groups, ({ method }) => titles.get(method) ?? method);
  const lines = bars.map(({ label, value }) => [plain(label), count(value), percent(value / manifest.rows)]);
  return `The rows grow from ${count(composition.seeds)} seed problems.\n\n${table([{ title: 'Method' }, rows, share], lines)}`;
}

/** Subjects down, levels across. */
function levelTable({ composition: { groups } }: CardFacts): string {
  const levels = [...new Set(groups.map(({ level }) => level))].sort((a, b) => (a ?? 9) - (b ?? 9));
  const subjects = sums(groups, ({ subject }) => subject ?? '').map(({ label }) => label);
  const cell = (subject: string, level: number | null) =>
    groups
      .filter((one) => (one.subject ?? '') === subject && one.level === level)
      .reduce((sum, one) => sum + one.rows, 0);
  const columns = levels.map((level) => ({
    title: level === null ? 'No level' : `Level ${level}`,
    right: true,
  }));
  const lines = subjects.map((subject) => [
    subject === '' ? 'No subject' : plain(subject),
    ...levels.map((level) => count(cell(subject, level))),
  ]);
  return table([{ title: 'Subject' }, ...columns], lines);
}

function modelTable({ composition: { models }, manifest }: CardFacts): string {
  if (models.every(({ model }) => model === null)) return 'No language model wrote these rows.\n';
  const lines = models.map(({ model, rows: made }) => [
    model === null ? 'none' : plain(model),
    ...[count(made), percent(made / manifest.rows)],
  ]);
  return table([{ title: 'Written by' }, rows, share], lines);
}
