import { type Curriculum, type CurveField, curveFields, type StudyPoint } from './schema.ts';

export type CurveKey = Record<CurveField, string | null>;

/** Points that differ in their size and seed alone: what a law is fitted to. */
export interface Curve {
  key: CurveKey;
  /** In the order of the study; those of a second stage are shown beside the curve and never fitted. */
  points: StudyPoint[];
  secondStage: StudyPoint[];
}

export const keyOf = (point: StudyPoint): CurveKey =>
  Object.fromEntries(curveFields.map((field) => [field, point[field]])) as CurveKey;

/** A key as text, whatever the order of its fields: equal keys have equal texts. */
export const keyText = (key: CurveKey) => JSON.stringify(curveFields.map((field) => key[field]));

/** The curves of a study, in the order in which their first points stand. */
export function curvesOf(points: readonly StudyPoint[]): Curve[] {
  const groups = Map.groupBy(points, keyText);
  const chosen = (group: readonly StudyPoint[], by: Curriculum) =>
    group.filter(({ curriculum }) => curriculum === by);
  return [...groups.values()].map((group) => ({
    key: keyOf(group[0]!),
    points: chosen(group, 'random'),
    secondStage: chosen(group, 'hard'),
  }));
}

/** The fields in which the curves differ. */
export const varyingFields = (keys: readonly CurveKey[]): CurveField[] =>
  curveFields.filter((field) => new Set(keys.map((key) => key[field])).size > 1);

const words: Record<CurveField, (value: string) => string> = {
  benchmark: (value) => value,
  base: (value) => value,
  level: (value) => (/^\d+$/.test(value) ? `level ${value}` : value),
  subject: (value) => value,
  mix: (value) => value,
  setting: (value) => value,
};

/** A curve by those of its fields that tell it from the others; all of them where it stands alone. */
export function curveTitle(key: CurveKey, varying: readonly CurveField[] = curveFields): string {
  const fields = varying.length === 0 ? curveFields : varying;
  const named = fields.flatMap((field) => (key[field] === null ? [] : [words[field](key[field])]));
  return named.join(' · ') || 'all points';
}

/** Curves that are equal but for one field, for each field in which two or more differ. */
export function facetsOf<Item extends { key: CurveKey }>(
  items: readonly Item[],
): { field: CurveField; groups: { key: CurveKey; items: Item[] }[] }[] {
  return (['level', 'subject', 'mix', 'base'] as const).flatMap((field) => {
    const withValue = items.filter(({ key }) => key[field] !== null);
    const groups = Map.groupBy(withValue, ({ key }) => JSON.stringify({ ...key, [field]: null }));
    const several = [...groups.values()].filter((group) => group.length > 1);
    return several.length === 0
      ? []
      : [
          {
            field,
            groups: several.map((group) => ({ key: { ...group[0]!.key, [field]: null }, items: group })),
          },
        ];
  });
}
