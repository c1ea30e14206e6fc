/** What a licence asks of those who adapt a work, as far as it decides whether two can stand together. */
export type LicenceTerms = {
  /** As the Hugging Face Hub names it. */
  id: string;
  title: string;
  /** Adaptations keep this licence. */
  shareAlike: boolean;
  nonCommercial: boolean;
  /** Adaptations may not be published. */
  noDerivatives: boolean;
  /** Nobody said what the licence is, or it is none of the table. */
  unknown: boolean;
};

const terms = (id: string, title: string, more: Partial<LicenceTerms> = {}): LicenceTerms => ({
  ...{ id, title, shareAlike: false, nonCommercial: false, noDerivatives: false, unknown: false },
  ...more,
});

const nonCommercial = { nonCommercial: true };
const shareAlike = { shareAlike: true };

/** From the freest to the strictest. */
export const licences: readonly LicenceTerms[] = [
  terms('cc0-1.0', 'CC0 1.0'),
  terms('pddl', 'PDDL 1.0'),
  terms('mit', 'MIT'),
  terms('bsd-3-clause', 'BSD 3-Clause'),
  terms('apache-2.0', 'Apache 2.0'),
  terms('odc-by', 'ODC-By 1.0'),
  terms('cc-by-4.0', 'CC BY 4.0'),
  terms('cdla-permissive-2.0', 'CDLA Permissive 2.0'),
  terms('odbl', 'ODbL 1.0', shareAlike),
  terms('cc-by-sa-3.0', 'CC BY-SA 3.0', shareAlike),
  terms('cc-by-sa-4.0', 'CC BY-SA 4.0', shareAlike),
  terms('gpl-3.0', 'GPL 3.0', shareAlike),
  terms('cc-by-nc-4.0', 'CC BY-NC 4.0', nonCommercial),
  terms('cc-by-nc-sa-4.0', 'CC BY-NC-SA 4.0', { ...nonCommercial, ...shareAlike }),
  terms('cc-by-nd-4.0', 'CC BY-ND 4.0', { noDerivatives: true }),
  terms('cc-by-nc-nd-4.0', 'CC BY-NC-ND 4.0', { ...nonCommercial, noDerivatives: true }),
  terms('other', 'another licence', { unknown: true }),
  terms('unknown', 'unknown', { unknown: true }),
];

const byId = new Map(licences.map((one) => [one.id, one]));
const aliases: Record<string, string> = {
  ...{ cc0: 'cc0-1.0', 'mit-license': 'mit', apache: 'apache-2.0', 'apache-license-2.0': 'apache-2.0' },
  ...{ apache2: 'apache-2.0', 'cc-by': 'cc-by-4.0', 'cc-by-sa': 'cc-by-sa-4.0', 'cc-by-nc': 'cc-by-nc-4.0' },
  ...{
    'cc-by-nc-sa': 'cc-by-nc-sa-4.0',
    'cc-by-nd': 'cc-by-nd-4.0',
    'odc-by-1.0': 'odc-by',
    'odbl-1.0': 'odbl',
  },
  ...{ bsd: 'bsd-3-clause', 'gpl-3': 'gpl-3.0', gplv3: 'gpl-3.0', 'gpl-3.0-only': 'gpl-3.0' },
  'gpl-3.0-or-later': 'gpl-3.0',
};

/** The terms of a licence as people write it ("CC BY-SA 4.0", "Apache-2.0"); unknown for what is none of the table. */
export function licenceOf(text: string): LicenceTerms {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/ licen[cs]e$/, '')
    .replace(/[\s_]+/g, '-');
  const found = byId.get(aliases[key] ?? key);
  if (found) return found;
  const name = text.trim();
  return name === '' ? byId.get('unknown')! : terms('other', name, { unknown: true });
}

/** What the sources admit for the whole: the strictest of them; "unknown" while one of them is. */
export function strictestLicence(sources: readonly string[]): string {
  const found = sources.map(licenceOf);
  if (found.length === 0 || found.some((one) => one.unknown)) return 'unknown';
  const places = found.map((one) => licences.indexOf(one));
  return licences[Math.max(...places)]!.id;
}
