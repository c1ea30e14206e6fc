import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { methodsAndJudges } from '#lib/domain/check/judges/index.ts';
import { questionToDeclare, selfVerificationQuestion } from '#lib/domain/generate/backward/index.ts';
import { eliminate } from '#lib/domain/generate/evolution/index.ts';
import { declaredExamples } from '#lib/domain/generate/prompts/declare.ts';
import { rewordings } from '#lib/domain/generate/prompts/rephrase.ts';
import { backwardExamples } from '#lib/domain/generate/prompts/solve-backward.ts';
import { type SolvedExample, solvedExamples } from '#lib/domain/generate/prompts/solved-examples.ts';
import {
  renderTemplate,
  TemplateMessages,
  templateFaults,
  variablesOf,
} from '#lib/domain/generate/template.ts';
import { checkSteps, compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';

const templates = methodsAndJudges.flatMap((method) =>
  method.kind === 'computed'
    ? []
    : method.templates.map((template) => ({ id: `${method.id}/${template.name}`, method, template })),
);

/** A template whose text changes gets a new version, and a new line here. */
const fingerprints: Record<string, string> = {
  'answer-augmentation/solve@2': 'e4bc022dab0c',
  'rephrase/rephrase@1': '9b422c02cd0b',
  'rephrase/solve@2': 'e4bc022dab0c',
  'self-verification/declare@1': 'a3fe57df9f91',
  'self-verification/solve@1': '8ecd353657a5',
  'fobar/solve@1': '8ecd353657a5',
  'evol-instruct/new-problem@1': 'ba3dd782b608',
  'evol-instruct/add-constraint@1': '45f0018aadb0',
  'evol-instruct/deepen@1': 'c16ce33b7696',
  'evol-instruct/concretise@1': 'c9286b9d13bd',
  'evol-instruct/more-steps@1': 'aaa8a8c47adf',
  'evol-instruct/solve@1': '3f744e797549',
  'evol-down/easier@1': 'dc3075e53138',
  'evol-down/easier-topic@1': 'f1a89cfb2f16',
  'evol-down/solve@1': '3f744e797549',
  'xwin/create@1': '7f42cf738b36',
  'xwin/solve@1': '297aae818078',
  'self-consistency/solve@2': 'e4bc022dab0c',
  'model-judge/judge@1': '244b0397300a',
};

describe('every built-in template', () => {
  test.each(templates)('$id has no fault, and uses what it declares', ({ template }) => {
    expect(templateFaults(template, template.messages)).toEqual([]);
    expect(variablesOf(template.messages).sort()).toEqual(Object.keys(template.variables).sort());
    expect(TemplateMessages.parse(template.messages)).toEqual(template.messages);
    expect(template.title && template.purpose && template.version).toBeTruthy();
  });

  test.each(templates)(
    '$id leaves nothing to fill in, and changes nothing that is put in',
    ({ template }) => {
      const names = Object.keys(template.variables);
      const text = String.raw`$\frac{{1}}{{2}}$ {{problem}} $& $1`;
      const rendered = renderTemplate(
        template.messages,
        Object.fromEntries(names.map((name) => [name, `<${name}>`])),
      );
      expect(variablesOf(rendered)).toEqual([]);
      for (const name of names) expect(rendered.at(-1)!.content).toContain(`<${name}>`);
      const verbatim = renderTemplate(
        template.messages,
        Object.fromEntries(names.map((name) => [name, text])),
      );
      expect(verbatim.at(-1)!.content).toContain(text);
    },
  );

  test.each(templates)('$id without one of what it must keep is refused by name', ({ template }) => {
    for (const part of template.required) {
      const isVariable = part in template.variables;
      const text = isVariable ? `{{${part}}}` : part;
      const without = template.messages.map((one) => ({
        ...one,
        content: one.content.replaceAll(text, '…'),
      }));
      expect(templateFaults(template, without).join()).toContain(part);
    }
  });

  test('has the text of its version', () => {
    const now = templates.map(({ id, template: { version, messages } }) => {
      const plain = messages.map(({ role, content }) => ({ role, content }));
      const hash = createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 12);
      return [`${id}@${version}`, hash] as const;
    });
    expect(fingerprints).toMatchObject(Object.fromEntries(now));
  });

  test('is the only one of its name in its method', () => {
    for (const method of methodsAndJudges) {
      if (method.kind === 'computed') continue;
      const names = method.templates.map((one) => one.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

/** The answers by calculation, without the solutions. */
const solved = [
  String(Math.floor((6 * 14 + 5) / 2)),
  String([...Array(100).keys()].find((x) => 3 * (x - 4) === x + 10)),
  String((9 + 12 - Math.hypot(9, 12)) / 2),
  String(7n ** 50n % 5n),
  `${2 * 4 * 6}/${10 * 9}`,
  String(80 * 1.25 * 0.7),
  String(Math.round((3 + Math.sqrt(5)) ** 2 + (3 - Math.sqrt(5)) ** 2)),
  '120/119',
];

describe('the examples in the prompts', () => {
  const sound = ({ problem, solution, answer }: SolvedExample) => {
    expect(extractAnswer(solution, 'boxed')?.answer).toBe(answer);
    expect(checkSteps(solution).filter((one) => one.verdict === 'wrong')).toEqual([]);
    expect(solution.match(/\\boxed/g)).toHaveLength(1);
    expect(solution.split('\n').at(-1)).toMatch(/\$\\boxed\{.+\}\$/);
    for (const text of [problem, solution]) {
      expect(
        segmentText(text).some(({ kind, source }) => kind === 'text' && /\\[a-z]|[\^_]/.test(source)),
      ).toBe(false);
    }
  };

  test.each(solvedExamples.map((one, at) => [one.problem, one, solved[at]!] as const))(
    '%s',
    (_, one, answer) => {
      sound(one);
      expect(compareAnswers(answer, one.answer).verdict).toBe('equal');
    },
  );

  test('the last one is right by its numbers', () => {
    expect(Math.tan(2 * Math.asin(5 / 13))).toBeCloseTo(120 / 119, 12);
  });

  test.each([
    [backwardExamples[0]!, (x: number) => 14 * x + 5 - 89],
    [backwardExamples[1]!, (x: number) => x * x - 2 * 4 - 28],
    [backwardExamples[2]!, (x: number) => 80 * (1 + x / 100) * 0.7 - 70],
    [backwardExamples[3]!, (x: number) => Math.hypot(x, 12) - 15],
  ] as const)('backward question %#', (one, isZero) => {
    sound(one);
    expect(isZero(Number(one.answer))).toBeCloseTo(0, 10);
    expect(isZero(Number(one.answer) + 1)).not.toBeCloseTo(0, 3);
  });

  test.each(solvedExamples.map((one, at) => [rewordings[at]!, one.problem] as const))(
    'a rewording would pass as one: %s',
    (rewording, problem) => {
      expect(eliminate(problem, rewording, { direction: 'down' })).toEqual({ ok: true });
      const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
      for (const number of numbers(problem)) {
        const inWords = number === 3 || number === 5 || number === 2;
        expect(inWords || numbers(rewording).includes(number), `${number}`).toBe(true);
      }
    },
  );

  test.each(declaredExamples)(
    'a statement would pass as one: $statement',
    ({ question, answer, statement }) => {
      const variable = ['x', 'n', 't', 'q'].find((one) => !question.includes(one)) ?? 'z';
      const masked = { masked: `There are $${variable}$ of them. ${question}`, value: '1', variable };
      expect(questionToDeclare(masked)).toBe(question.split(' Give')[0]);
      expect(selfVerificationQuestion(masked, statement, answer)).toMatchObject({ ok: true });
    },
  );
});
