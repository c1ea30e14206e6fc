import { describe, expect, test } from 'vitest';
import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { checkPerturbed } from '#test/support/perturb-checker.ts';

type Texts = { problem: string; solution: string; answer: string };

const OPTIONS = { spread: 0.5, tries: 4 };
const draw = (seed: Texts, key = 'a') => perturbNumbers(seed, OPTIONS, seededRandom(key));

const bakery: Texts = {
  problem: 'A baker fills 14 trays with 6 rolls each and then adds 5 loose rolls. How many rolls are there?',
  solution:
    'The trays hold 14*6 = <<14*6=84>>84 rolls.\nWith the loose ones there are 84+5 = <<84+5=89>>89 rolls.',
  answer: '89',
};

describe('a seed that is a chain of calculations', () => {
  test('gives variants in which every check holds, again and again', () => {
    for (let i = 0; i < 50; i++) {
      const variant = draw(bakery, `bakery ${i}`);
      if (!variant.ok) throw new Error(variant.message);
      expect(checkPerturbed(bakery, variant)).toEqual([]);
      expect(variant.changes.length).toBeGreaterThan(0);
    }
  });

  test('gives the same variant for the same random numbers', () => {
    expect(draw(bakery, 'x')).toEqual(draw(bakery, 'x'));
  });
});
