import { AuditQuestion, auditDimensions } from '#lib/domain/review/audit-plan/index.ts';

/** The form of a new audit: shares in percent, as people say them. */
export type QuestionValues = {
  cover: string;
  method: string;
  level: string;
  subject: string;
  checks: string;
  text: string;
  byMethod: boolean;
  byLevel: boolean;
  byTemplate: boolean;
  byModel: boolean;
  limit: number | undefined;
  expected: number | undefined;
  halfWidth: number | undefined;
  wrongAcceptance: number | undefined;
  power: number | undefined;
  looks: string;
};

export const any = 'any';
const schedules: Record<string, number[]> = {
  '1': [1],
  '2': [0.5, 1],
  '4': [0.25, 0.5, 0.75, 1],
  '5': [0.2, 0.4, 0.6, 0.8, 1],
};
export const lookChoices = Object.keys(schedules);

type Query = Record<string, string | string[] | undefined>;
const single = (value: string | string[] | undefined) =>
  (Array.isArray(value) ? value[0] : value) || undefined;
const kept = ['batch', 'import', 'seed', 'source'] as const;
const plain = ['cover', 'method', 'level', 'subject', 'checks', 'text', ...kept] as const;
const shares = ['qualityLimit', 'expectedRate', 'halfWidth', 'wrongAcceptance', 'power'] as const;

/** The question in an address. What is damaged in it asks for nothing. */
export function readQuestion(query: Query): AuditQuestion {
  const names = [...plain, ...shares];
  const asked: Record<string, unknown> = Object.fromEntries(names.map((name) => [name, single(query[name])]));
  if (query.by !== undefined) {
    asked.dimensions = [query.by]
      .flat()
      .filter((one) => (auditDimensions as readonly string[]).includes(one));
  }
  asked.looks = schedules[single(query.looks) ?? ''];
  if (asked.halfWidth === 'none') asked.halfWidth = null;
  const read = AuditQuestion.safeParse(asked);
  return read.success ? read.data : AuditQuestion.parse({});
}

/** The address of a question, without its page; what the address held beside the form stays. */
export function writeQuestion(values: QuestionValues, before: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of kept) {
    const value = before.get(name);
    if (value) params.set(name, value);
  }
  for (const name of ['method', 'level', 'subject', 'checks'] as const) {
    if (values[name] !== any) params.set(name, values[name]);
  }
  if (values.cover !== 'waiting') params.set('cover', values.cover);
  if (values.text.trim()) params.set('text', values.text.trim());
  const by = {
    method: values.byMethod,
    level: values.byLevel,
    template: values.byTemplate,
    model: values.byModel,
  };
  const chosen = auditDimensions.filter((one) => by[one]);
  for (const one of chosen.length > 0 ? chosen : ['none']) params.append('by', one);
  const share = (name: string, value: number | undefined) =>
    value !== undefined && params.set(name, String(Number((value / 100).toPrecision(12))));
  share('qualityLimit', values.limit);
  share('expectedRate', values.expected);
  share('wrongAcceptance', values.wrongAcceptance);
  share('power', values.power);
  if (values.halfWidth === undefined) params.set('halfWidth', 'none');
  else share('halfWidth', values.halfWidth);
  params.set('looks', values.looks);
  return params;
}

/** The form's values of a question. */
export function valuesOf(asked: AuditQuestion): QuestionValues {
  const inPercent = (share: number) => Number((share * 100).toPrecision(12));
  const { dimensions } = asked;
  return {
    cover: asked.cover,
    ...{ method: asked.method ?? any, level: String(asked.level ?? any), subject: asked.subject ?? any },
    ...{ checks: asked.checks ?? any, text: asked.text ?? '' },
    ...{ byMethod: dimensions.includes('method'), byLevel: dimensions.includes('level') },
    ...{ byTemplate: dimensions.includes('template'), byModel: dimensions.includes('model') },
    limit: inPercent(asked.qualityLimit),
    expected: inPercent(asked.expectedRate),
    halfWidth: asked.halfWidth === null ? undefined : inPercent(asked.halfWidth),
    wrongAcceptance: inPercent(asked.wrongAcceptance),
    power: inPercent(asked.power),
    looks: lookChoices.find((name) => String(schedules[name]) === String(asked.looks)) ?? '4',
  };
}
