import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EliminationLimits, eliminate } from '#lib/domain/generate/evolution/index.ts';

const PARENT =
  'A library buys 24 novels at 9 dollars each and sells 6 of them for 12 dollars each. How much money does it still ' +
  'need to cover what it paid?';
const ALGEBRA = 'Let $f(x) = 3x^2 - 5x + 2$. Find the sum of all real $x$ with $f(x) = 0$.';
const MORE = `${PARENT} Every buyer also pays a fee of 2 dollars.`;
const words = (count: number) => Array.from({ length: count }, (_, i) => `reader${i}`).join(' ');

type Case = [child: string, parent?: string, limits?: Partial<EliminationLimits>];
const eliminated = (reason: string, cases: readonly Case[]) =>
  test.each(cases)('%j', (child, parent = PARENT, limits = {}) => {
    expect(eliminate(parent, child, limits)).toMatchObject({
      ok: false,
      reason,
      message: expect.stringMatching(/[.]$/),
    });
  });
const kept = (cases: readonly Case[]) =>
  test.each(cases)('but not %j', (child, parent = PARENT, limits = {}) => {
    expect(eliminate(parent, child, limits)).toEqual({ ok: true });
  });

describe('nothing new is eliminated', () => {
  eliminated('no-new-information', [
    [PARENT],
    [PARENT.toUpperCase()],
    [PARENT.replace('24', 'twenty-four').replace(/dollars/g, 'dollar')],
    [PARENT.replace('A library', 'The library').replace('still need', 'then still need')],
    [PARENT.replaceAll('novels', 'comics')],
    [`Please compute the following. ${PARENT}`],
    [ALGEBRA, ALGEBRA],
    ['Let $f(x)=3x^{2}-5x+2$. Compute the sum of all real $x$ with \\(f(x) = 0\\).', ALGEBRA],
    ['Let $$f(x) = 3x^2 - 5x + 2.$$ Determine the sum of all real $x$ with $f(x)=0$.', ALGEBRA],
    ['Find $\\dfrac{1}{2} \\cdot 6$.', 'Find $\\frac{1}{2} \\times 6$.'],
    ['A library buys 24 novels at 9 dollars each. How much money does it need?'],
  ]);
  kept([
    [PARENT.replace('24', '30')],
    [PARENT.replace('24 novels', 'twenty-five novels')],
    [MORE],
    [`${PARENT} Assume that no buyer asks for change.`],
    [ALGEBRA.replace('3x^2', '3x^3'), ALGEBRA],
    [ALGEBRA.replace('all real', 'all distinct positive real'), ALGEBRA],
    ['Find $3x + 2y$ where $x = 1$.', 'Find $2x + 3y$ where $x = 1$.'],
    [
      'Let $f(x) = 3x^2 - 5x + 2$. Find the product of the reciprocals of all real $x$ with $f(x) = 0$.',
      ALGEBRA,
    ],
    ['A library buys 24 novels at 9 dollars each. How much does it pay?', PARENT, { direction: 'down' }],
  ]);
});

describe('a refusal is eliminated', () => {
  eliminated('refusal', [
    ["I'm sorry, but I can't help with that."],
    ['I’m sorry, that is not possible.'],
    ['I am sorry. The problem is unclear. What do you mean?'],
    ['Sorry, but this problem cannot be made harder.'],
    ['I apologize, but the text is incomplete.'],
    ['As an AI language model, I do not own 24 novels.'],
    ['As a large language model I count 30 novels. How many?'],
    ['I cannot rewrite this problem.'],
    ['Unfortunately, I found no problem in your text.'],
    ['It is not possible to rewrite this problem without its figure.'],
    ["We can't create a harder version of it. What else?"],
  ]);
  kept([
    ['"I\'m sorry," said Tom 15 times, and then 8 times more. How often did he say so?'],
    ['I cannot remember my code of 4 digits, all of them odd. How many codes must I try at most?'],
    ['Unfortunately, 7 of the 40 eggs broke. How many are whole?'],
    ['A shop writes 12 letters a day to say that it is sorry. How many letters are that in 5 days?'],
    ['Rosa can carry 8 books, and Ali cannot carry more than half of that. How many can both carry?'],
  ]);
});

describe('phrases of the prompt are eliminated', () => {
  eliminated('copied-phrase', [
    [`#The Given Problem#: ${MORE}`],
    [`#Rewritten Prompt#\n${MORE}`],
    [`The given prompt asks for money. ${MORE}`],
    [`Here is the rewritten problem: ${MORE}`],
    [`Here's a more complex version of the problem:\n${MORE}`],
    [`Sure! ${MORE}`],
    [`Certainly. ${MORE}`],
    [`CREATED QUESTION: ${MORE}`],
    [`**New problem:** ${MORE}`],
    [`FINAL CREATED QUESTION:\n${MORE}`],
    [`Question: ${MORE}`],
    [`${MORE}\nVerification and modification: none.`],
    [`${MORE}\n\nI have added a constraint on the fee to raise the difficulty.`],
    [`${MORE}\n\nThis version adds a second purchase.`],
    [`In this rewritten question, ${MORE}`],
  ]);
  kept([
    ['For prompt payment a shop gives 3% off 250 dollars. What is paid?'],
    ['Given that 24 novels cost 9 dollars each, and 5 are given away, what did each reader save?'],
    ['A quiz has a question: it gives 4 points, and 12 pupils solve it. How many points do they get?'],
    ['A sure bet pays 5 dollars for each of 8 rounds. How much is that?'],
    ['Here is a figure of 12 squares; 5 of them are black. How many are white?'],
    ['Each of 16 pupils rewrote 3 essays. How many essays were rewritten?'],
  ]);
});

describe('a problem that holds its solution is eliminated', () => {
  eliminated('holds-its-solution', [
    [`${MORE}\n\nSolution: It paid 216 dollars.`],
    [`${MORE}\nAnswer: 132`],
    [`${MORE}\n**Solution**: First add.`],
    [`${MORE} The answer is 132.`],
    [`${MORE} So the answer is $132$.`],
    [`${MORE} The final answer is: \\$132.`],
    [`${MORE} \\boxed{132}`],
    [`${MORE} $\\boxed{x+1}$`],
    [`${MORE}\n#### 132`],
    [`${MORE}\n\nLet's solve this step by step.`],
    [`${MORE}\nTo solve this, add the numbers.`],
    [`${MORE}\nStep-by-step solution: add.`],
  ]);
  kept([
    ['If the answer is $\\frac{m}{n}$ in lowest terms, find $m + n$ for 24 novels shared by 9 readers.'],
    ['A chemist mixes a solution of 30% salt with 5 liters of water. How much salt is in it?'],
    ['How many solutions does $x^2 = 49$ have among the whole numbers?'],
    ['Fill in the box: $\\boxed{\\phantom{0}} + 5 = 12$. What number is it?'],
    ['The answer to the riddle is a number of 2 digits whose sum is 9. How many such numbers are there?'],
    ['Each answer on a test gives 4 points. The answer is wrong in 3 of 20 cases. How many points are that?'],
  ]);
});

describe('growth beyond its hop is eliminated', () => {
  const grown = (count: number) => `${PARENT} Also ${words(count)} come with 3 tickets.`;
  eliminated('over-long', [
    [grown(80)],
    [grown(25), PARENT, { addedWords: 20 }],
    [grown(40), `${PARENT} Also 3 tickets.`, { root: 'How much is 3 times 4?', hop: 1 }],
    [grown(100), grown(70), { root: PARENT, hop: 1 }],
  ]);
  kept([
    [grown(40)],
    [grown(80), PARENT, { addedWords: 120 }],
    [grown(100), grown(70), { root: PARENT, hop: 2 }],
    [`${PARENT} Use $${'a + '.repeat(80)}b = 5$ as well.`],
  ]);
});

describe('a text that is no problem is eliminated', () => {
  eliminated('only-stop-words', [
    [''],
    ['   '],
    ['?!'],
    ['What is it?'],
    ['And then, how many of them are there?'],
    ['$ $ ... ?'],
  ]);
  eliminated('asks-nothing', [
    ['A library buys 30 novels at 9 dollars each and sells 6 of them.'],
    ['There are 7 red balls, 8 blue balls and 9 green balls in a box.'],
    ['Let $g(x) = 4x^3 - 1$.', ALGEBRA],
  ]);
  kept([
    ['There are 7 red balls and 8 blue balls in a box. Find the share of red ones.'],
    ['Completely factor $x^8 - 256$.'],
    ['Rewrite $\\sqrt[3]{8 \\cdot 27}$ as a whole number.'],
    ['Suppose $\\sqrt{1 + y} = 6$; find $y$.'],
    ['For how many values of $a$ is $a^2 + 3 < 40$ so that $a$ is odd $$'],
    ['Prove that 7 divides $8^n - 1$.'],
    ['A set has 7 members. Write down the number of its subsets.'],
    ['With 7 red balls in a box, how many draws show 3 of them'],
  ]);
});

describe('another language is eliminated', () => {
  eliminated('other-language', [
    ['图书馆以每本 9 元的价格买了 30 本小说,又卖出 6 本。它还需要多少钱?'],
    ['Библиотека купила 30 книг по 9 рублей. Сколько она заплатила?'],
    [
      'Una biblioteca compra 30 novelas por 9 euros cada una. ¿Cuántos euros paga por las novelas que compra?',
    ],
    [
      'Eine Bücherei kauft 30 Bücher und die Hälfte davon ist neu. Wie viele Bücher sind das, wenn der Rest alt ist?',
    ],
    [
      'Une bibliothèque achète 30 romans pour les enfants. Combien de romans a-t-elle dans une salle avec des rayons?',
    ],
  ]);
  kept([
    ['Le Corbusier drew 30 plans for the house of his mother. How many of them are left if he burns 6?'],
    ['Let $\\alpha = 3$ and β = 5. Find αβ.'],
    ['Señor Núñez buys 30 novels at 9 dollars. How much does he pay?'],
    ['Calcular $3 + 5$?'],
    ['图书馆卖出 6 本,又卖出 9 本小说。一共多少?', '图书馆买了 24 本小说。一共多少?'],
  ]);
});

describe('marks of Markdown are eliminated', () => {
  eliminated('markdown', [
    [`## A harder task\n${MORE}`],
    [`**A library** buys more. ${MORE}`],
    [`${MORE}\n\n---\n`],
    [`\`\`\`\n${MORE}\n\`\`\``],
    [`> ${MORE}`],
    [`${MORE}\n| a | b |\n|---|---|\n| 1 | 2 |`],
    [`<p>${MORE}</p>`],
  ]);
  kept([
    ['Define $a * b = a + 2b$. What is $3 * 5$?'],
    ['Team #1 wins 5 of 8 games, team #2 wins 3 of them. Which share does #1 win?'],
    ['Find $2 - -3$ and $5 -- 2$?'],
    ['For which $x$ is $x > 3$ and $|x| < 7$?'],
    ['A list says:\n- 3 apples\n- 5 pears\nHow many fruits are on it?'],
  ]);
});

test('any text gets a verdict, and none is news beside itself', () => {
  const text = fc.oneof(fc.string(), fc.lorem({ mode: 'sentences' }), fc.constantFrom(PARENT, ALGEBRA, MORE));
  fc.assert(
    fc.property(text, text, (parent, child) => {
      const verdict = eliminate(parent, child);
      if (!verdict.ok) expect(verdict.message).not.toBe('');
      expect(eliminate(child, child).ok).toBe(false);
    }),
  );
});
