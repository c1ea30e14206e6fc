import { compositionSection } from './composition.ts';
import { certificateSection, costSection, evidenceSection } from './evidence.ts';
import type { CardFacts } from './facts.ts';
import { cardHeader } from './header.ts';
import { licenceConflicts } from './licence-conflicts.ts';
import { licenceOf } from './licences.ts';
import { count, plain, section, table } from './markdown.ts';
import { cardPlots, type Plot } from './plots.ts';

/** README.md of a dataset, without its YAML, and with it. */
export type DatasetCard = {
  header: string;
  body: string;
  markdown: string;
  plots: Plot[];
  warnings: string[];
};

/** The dataset card of a version: the same facts give the same bytes. */
export function datasetCard(facts: CardFacts): DatasetCard {
  const plots = cardPlots(facts);
  const warnings = licenceConflicts(facts.licence, facts.composition.sources);
  const header = cardHeader(facts);
  const body = [
    opening(facts),
    compositionSection(facts, plots),
    recipeSection(facts),
    costSection(facts),
    evidenceSection(facts),
    certificateSection(facts),
    licenceSection(facts, warnings),
    identitySection(facts),
  ].join('');
  return { header, body, markdown: `${header}\n${body}`, plots, warnings };
}

function opening({ project, name, description, manifest }: CardFacts): string {
  const kind =
    manifest.kind === 'preference'
      ? 'pairs of a better and a worse solution'
      : 'math problems with solutions';
  const intro = description === '' ? '' : `${plain(description)}\n\n`;
  return (
    `# ${plain(project)} ${plain(name)}\n\n${intro}` +
    `${count(manifest.rows)} ${kind}, frozen as one immutable version with Corollary.\n\n` +
    '```python\nfrom datasets import load_dataset\n\ndataset = load_dataset("<owner>/<name>")\n```\n'
  );
}

function recipeSection({ manifest }: CardFacts): string {
  const fields = Object.entries(manifest.recipe)
    .filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    )
    .map(([name, value]) => [
      `\`${name}\``,
      `\`${JSON.stringify(value).replaceAll('|', '\\|').replaceAll('`', "'")}\``,
    ]);
  const parent = manifest.parent
    ? `A subset of the version with the content hash \`${manifest.parent}\`.\n`
    : '';
  return section('Recipe', table([{ title: 'Field' }, { title: 'Value' }], fields), parent);
}

function licenceSection({ licence, composition }: CardFacts, warnings: readonly string[]): string {
  const lines = composition.sources.map((one) => [
    ...[plain(one.source), plain(licenceOf(one.licence).title), count(one.rows)],
  ]);
  const columns = [{ title: 'Source' }, { title: 'Licence' }, { title: 'Rows', right: true }];
  const warned = warnings.map((one) => `> **Warning.** ${plain(one)}\n`).join('>\n');
  return section(
    'Licences',
    `The whole: ${plain(licenceOf(licence).title)}.\n`,
    table(columns, lines),
    warned,
  );
}

function identitySection({ manifest, manifestHash, number }: CardFacts): string {
  return section(
    'Identity',
    table(
      [{ title: 'What' }, { title: 'Value' }],
      [
        ['Version', String(number)],
        ['Content (SHA-256 of the canonical rows)', `\`${manifest.contentHash}\``],
        ['Manifest (SHA-256)', `\`${manifestHash}\``],
        ['Made with', plain(`Corollary ${manifest.codeVersion}`)],
      ],
    ),
  );
}
