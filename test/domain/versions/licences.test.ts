import { describe, expect, test } from 'vitest';
import { licenceConflicts } from '#lib/domain/versions/card/licence-conflicts.ts';
import { licenceOf, strictestLicence } from '#lib/domain/versions/card/licences.ts';

const sources = (...licences: string[]) =>
  licences.map((licence, at) => ({ source: `set ${at + 1}`, licence, rows: 10 }));

describe('a licence as people write it', () => {
  test.each([
    ['MIT', 'mit'],
    ['The MIT License', 'mit'],
    ['Apache-2.0', 'apache-2.0'],
    ['apache 2.0', 'apache-2.0'],
    ['CC BY-SA 4.0', 'cc-by-sa-4.0'],
    ['CC-BY-NC-SA-4.0', 'cc-by-nc-sa-4.0'],
    ['cc_by_4.0', 'cc-by-4.0'],
    ['CC0', 'cc0-1.0'],
    ['ODC-By', 'odc-by'],
    ['', 'unknown'],
    ['unknown', 'unknown'],
    ['ask Anna', 'other'],
  ])('%j is %s', (written, id) => {
    expect(licenceOf(written).id).toBe(id);
  });
});

describe('the strictest licence of the sources', () => {
  test.each([
    [['MIT', 'Apache-2.0'], 'apache-2.0'],
    [['MIT', 'CC-BY-4.0'], 'cc-by-4.0'],
    [['CC-BY-4.0', 'CC-BY-SA-4.0', 'MIT'], 'cc-by-sa-4.0'],
    [['CC-BY-NC-4.0', 'MIT'], 'cc-by-nc-4.0'],
    [['MIT', ''], 'unknown'],
    [[], 'unknown'],
  ])('of %j is %s', (given, wanted) => {
    expect(strictestLicence(given)).toBe(wanted);
  });
});

describe('licences that conflict', () => {
  test.each([
    ['mit', ['MIT', 'Apache-2.0', 'CC-BY-4.0', 'CC0'], []],
    ['cc-by-sa-4.0', ['CC-BY-SA-4.0', 'MIT'], []],
    ['cc-by-nc-4.0', ['CC-BY-NC-4.0'], []],
    ['mit', ['CC-BY-NC-4.0'], ["set 1 (CC BY-NC 4.0) forbids commercial use, the dataset's MIT does not."]],
    [
      'mit',
      ['CC-BY-SA-4.0'],
      ["set 1 (CC BY-SA 4.0) asks that adaptations keep its licence, the dataset's MIT is another."],
    ],
    [
      'cc-by-sa-4.0',
      ['CC-BY-NC-SA-4.0'],
      [
        "set 1 (CC BY-NC-SA 4.0) forbids commercial use, the dataset's CC BY-SA 4.0 does not.",
        "set 1 (CC BY-NC-SA 4.0) asks that adaptations keep its licence, the dataset's CC BY-SA 4.0 is another.",
      ],
    ],
    [
      'cc-by-4.0',
      ['CC-BY-ND-4.0'],
      ['set 1 (CC BY-ND 4.0) forbids publishing adaptations, and variants of its problems are adaptations.'],
    ],
    ['mit', [''], ['set 1 has no known licence: find out what it asks before the dataset is published.']],
    [
      'mit',
      ['ask Anna'],
      [
        'set 1 has a licence that is not in the table (ask Anna): find out what it asks before the dataset is published.',
      ],
    ],
    [
      'odbl',
      ['ODbL', 'GPL-3.0'],
      [
        "set 2 (GPL 3.0) asks that adaptations keep its licence, the dataset's ODbL 1.0 is another.",
        'set 1 (ODbL 1.0) and set 2 (GPL 3.0) each ask that adaptations keep their own licence: no licence satisfies both.',
      ],
    ],
  ])('%s over %j', (chosen, given, wanted) => {
    expect(licenceConflicts(chosen, sources(...given))).toEqual(wanted);
  });
});
