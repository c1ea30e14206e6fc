import type { AuditFacts, CardFacts } from './facts.ts';
import { count, percent, plain, section, table } from './markdown.ts';

/** How the rows were made and what that cost, over the whole project. */
export function costSection({ methods, composition }: CardFacts): string {
  const used = new Set(composition.groups.map(({ method }) => method));
  const found = methods.filter(({ method }) => used.has(method));
  if (found.length === 0) return '';
  const columns = ['Variants', 'Accepted', 'Calls', 'Tokens in', 'Tokens out', 'US dollars'];
  const lines = found.map((one) => [
    ...[plain(one.title), one.model === null ? 'none' : plain(one.model), count(one.variants)],
    `${count(one.accepted)} of ${count(one.accepted + one.rejected)}`,
    ...[count(one.calls), count(one.promptTokens), count(one.completionTokens), one.dollars.toFixed(2)],
  ]);
  const heads = [
    { title: 'Method' },
    { title: 'Model' },
    ...columns.map((title) => ({ title, right: true })),
  ];
  const note = 'Of the whole project, also of what is not in this version.\n\n';
  return section('Methods and cost', `${note}${table(heads, lines)}`);
}

/** Why the rows are believed to be right: agreement of people, and samples behind what nobody read. */
export function evidenceSection({ audits, agreement, manifest }: CardFacts): string {
  const unread = audits.reduce((sum, { rows }) => sum + rows, 0);
  const alpha = agreement?.alpha;
  const agreed = alpha
    ? `Two or more people judged ${count(agreement.items)} items blindly (${count(agreement.voices)} votes): ` +
      `Krippendorff's α = ${alpha.value.toFixed(2)}, 95 % interval ${alpha.low.toFixed(2)} to ${alpha.high.toFixed(2)}.\n`
    : 'Agreement between people was not measured.\n';
  if (audits.length === 0) return section('Evidence', agreed);
  const columns = [
    ...[{ title: 'Audit' }, { title: 'Stratum' }, { title: 'Rows', right: true }],
    ...[
      { title: 'Bad of read', right: true },
      { title: 'Good, at least (95 %)', right: true },
      { title: 'Limit', right: true },
    ],
  ];
  const intro = `${count(unread)} of ${count(manifest.rows)} rows were accepted as part of a stratum, on the evidence of a random sample.\n\n`;
  return section('Evidence', agreed, `${intro}${table(columns, audits.map(auditLine))}`, overrides(audits));
}

function auditLine({ name, key, rows, evidence, isOverride }: AuditFacts): string[] {
  const first = [plain(name) + (isOverride ? ' (against the rule)' : ''), plain(key), count(rows)];
  if (!evidence) return [...first, 'no complete look', '', ''];
  const { bad, read, population, mostBad, qualityLimit } = evidence;
  return [
    ...first,
    `${count(bad)} of ${count(read)}`,
    percent(1 - mostBad / population),
    percent(1 - qualityLimit),
  ];
}

const overrides = (audits: readonly AuditFacts[]): string =>
  audits
    .filter(({ isOverride }) => isOverride)
    .map(
      ({ name, key, reason }) =>
        `- ${plain(name)}, ${plain(key)}, accepted against the rule: ${plain(reason)}\n`,
    )
    .join('');

/** Which benchmarks the rows were compared with, how, and what became of overlaps. */
export function certificateSection({ manifest: { certificate } }: CardFacts): string {
  const { benchmarks, methods, hits, waivers } = certificate;
  if (benchmarks.length === 0)
    return section('Decontamination', 'The rows were compared with no benchmark.\n');
  const lines = benchmarks.map((one) => [
    ...[plain(one.name), count(one.problems), count(one.comparedRows), `\`${one.contentHash.slice(0, 16)}\``],
  ]);
  const columns = [
    ...[{ title: 'Benchmark' }, { title: 'Problems', right: true }],
    ...[{ title: 'Rows compared', right: true }, { title: 'SHA-256 begins' }],
  ];
  const ways = methods.map(({ method, settings }) => `- ${plain(method)}: \`${JSON.stringify(settings)}\`\n`);
  const counts = `Open hits: ${count(hits.open)}; removed: ${count(hits.removed)}; waived: ${count(hits.waived)}.\n`;
  const waived = waivers.map(
    (one) =>
      `- ${count(one.count)} waived against ${plain(one.benchmark)} (${plain(one.method)}) by ${plain(one.by)}: ${plain(one.reason)}\n`,
  );
  return section('Decontamination', table(columns, lines), ways.join(''), counts, waived.join(''));
}
