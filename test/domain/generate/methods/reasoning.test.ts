import { describe, expect, test } from 'vitest';
import { parseSolution, splitReasoning } from '#lib/domain/generate/parse-completion.ts';

const box = 'It is \\boxed{7}.';

describe('what a model thinks before it answers', () => {
  test.each<[string, string, string | null]>([
    ['think', `<think>a</think>${box}`, 'a'],
    ['thinking', `<thinking>a</thinking>\n${box}`, 'a'],
    ['think that ends as thinking', `<think>a</thinking>${box}`, 'a'],
    ['thought', `<thought>a</thought>${box}`, 'a'],
    ['reasoning', `  <reasoning>\na\n</reasoning>\n\n${box}`, 'a'],
    ['brackets', `[THINK]a[/THINK]${box}`, 'a'],
    ['only its end, as where the chat template opens it', `a \\boxed{3}</think>\n${box}`, 'a \\boxed{3}'],
    ['nothing in it', `<think>\n\n</think>\n\n${box}`, ''],
    ['none', box, null],
    ['a word in angle brackets', `<b>${box}`, null],
    ['a later opening is text', `${box} <think>`, null],
  ])('%s', (_, reply, reasoning) => {
    expect(splitReasoning(reply).reasoning).toBe(reasoning);
    const parsed = parseSolution(reply);
    expect(parsed).toMatchObject({ ok: true, answer: '7', reasoning });
    expect(parsed.ok && parsed.solution).toContain(box);
  });

  test.each(['<think>', '<thinking>so', `<reasoning>${box}`, `[THINK]${box}[/THIN`])(
    'that never ends is refused: %s',
    (reply) => {
      expect(parseSolution(reply)).toMatchObject({ ok: false, reason: 'unfinished-reasoning' });
    },
  );
});
