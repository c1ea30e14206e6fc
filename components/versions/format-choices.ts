import { fitsKind, formats } from '#lib/domain/versions/formats/index.ts';
import type { FormatChoice } from './export-form.tsx';

const groups = { all: 'Replies', pairs: 'Preference pairs', labelled: 'Step labels' };

/** The formats that a version of this kind can be exported in. Made by the server: formats bring the answer engine along. */
export const formatChoices = (kind: string): FormatChoice[] =>
  formats
    .filter((format) => fitsKind(format, kind))
    .map(({ id, title, description, rows }) => ({ value: id, title, description, group: groups[rows] }));
