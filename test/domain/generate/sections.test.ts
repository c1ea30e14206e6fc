import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSections } from '#lib/domain/generate/sections/index.ts';

const THREE = ['CREATED QUESTION:', 'VERIFICATION AND MODIFICATION:', 'FINAL CREATED QUESTION:'] as const;
const read = (reply: string) => readSections(reply, THREE);
const good = {
  'CREATED QUESTION:': 'How many?',
  'VERIFICATION AND MODIFICATION:': 'It is 5.',
  'FINAL CREATED QUESTION:': 'How many are left?',
};

describe('a reply in sections is read', () => {
  test.each([
    [
      'plain',
      'CREATED QUESTION: How many?\nVERIFICATION AND MODIFICATION: It is 5.\nFINAL CREATED QUESTION: How many are left?',
    ],
    [
      'on lines of their own',
      'CREATED QUESTION:\nHow many?\n\nVERIFICATION AND MODIFICATION:\n\nIt is 5.\n\nFINAL CREATED QUESTION:\n\nHow many are left?\n',
    ],
    [
      'bold, colon inside',
      '**CREATED QUESTION:** How many?\n**VERIFICATION AND MODIFICATION:** It is 5.\n**FINAL CREATED QUESTION:** How many are left?',
    ],
    [
      'bold, colon outside',
      '**CREATED QUESTION**: How many?\n**VERIFICATION AND MODIFICATION**:\nIt is 5.\n**FINAL CREATED QUESTION**:\nHow many are left?',
    ],
    [
      'a whole line in bold',
      '**CREATED QUESTION: How many?**\n**VERIFICATION AND MODIFICATION: It is 5.**\n**FINAL CREATED QUESTION: How many are left?**',
    ],
    [
      'headings',
      '### CREATED QUESTION:\nHow many?\n### VERIFICATION AND MODIFICATION:\nIt is 5.\n### FINAL CREATED QUESTION:\nHow many are left?',
    ],
    [
      'headings without colons',
      '## Created Question\nHow many?\n## Verification and Modification\nIt is 5.\n## Final Created Question\nHow many are left?',
    ],
    [
      'bold headings',
      '### **Created Question**\nHow many?\n### **Verification and Modification**\nIt is 5.\n### **Final Created Question**\nHow many are left?',
    ],
    [
      'capitals without colons',
      'CREATED QUESTION\nHow many?\nVERIFICATION AND MODIFICATION\nIt is 5.\nFINAL CREATED QUESTION\nHow many are left?',
    ],
    [
      'lower case',
      'created question: How many?\nverification and modification: It is 5.\nfinal created question: How many are left?',
    ],
    [
      'numbered',
      '1. CREATED QUESTION: How many?\n2. VERIFICATION AND MODIFICATION: It is 5.\n3. FINAL CREATED QUESTION: How many are left?',
    ],
    [
      'line ends of Windows',
      'CREATED QUESTION:\r\nHow many?\r\n\r\nVERIFICATION AND MODIFICATION:\r\nIt is 5.\r\nFINAL CREATED QUESTION:\r\nHow many are left?\r\n',
    ],
    [
      'rules between',
      'CREATED QUESTION:\nHow many?\n\n---\n\nVERIFICATION AND MODIFICATION:\nIt is 5.\n\n---\n\nFINAL CREATED QUESTION:\nHow many are left?',
    ],
    [
      'indented',
      '  CREATED QUESTION: How many?\n\tVERIFICATION AND MODIFICATION: It is 5.\n  FINAL CREATED QUESTION:   How many are left?',
    ],
    [
      'a sentence before',
      'Of course.\n\nCREATED QUESTION: How many?\nVERIFICATION AND MODIFICATION: It is 5.\nFINAL CREATED QUESTION: How many are left?',
    ],
    [
      'wide colons',
      'CREATED QUESTION：How many?\nVERIFICATION AND MODIFICATION：It is 5.\nFINAL CREATED QUESTION：How many are left?',
    ],
    [
      'wide spaces',
      'CREATED  QUESTION : How many?\nVERIFICATION AND  MODIFICATION : It is 5.\nFINAL CREATED QUESTION : How many are left?',
    ],
  ])('%s', (_, reply) => {
    expect(read(reply)).toEqual({ ok: true, sections: good, reasoning: null });
  });

  test('without what the model thought before', () => {
    const thought = '<think>CREATED QUESTION: a draft</think>\n';
    const reply =
      'CREATED QUESTION: How many?\nVERIFICATION AND MODIFICATION: It is 5.\nFINAL CREATED QUESTION: How many are left?';
    expect(read(thought + reply)).toEqual({
      ok: true,
      sections: good,
      reasoning: 'CREATED QUESTION: a draft',
    });
  });

  test('with its paragraphs, formulas and mentions of a marker inside a line', () => {
    const text = 'Let $x$ be **odd**.\n\n\\[ x: 3 \\]\n\nThe created question: is it $2:3$?';
    const reply = `SOLUTION:\n${text}\nFINAL ANSWER: 7`;
    expect(readSections(reply, ['SOLUTION:', 'FINAL ANSWER:'])).toMatchObject({
      sections: { 'SOLUTION:': text, 'FINAL ANSWER:': '7' },
    });
  });

  test('with a marker of special characters', () => {
    expect(readSections('#Answer (final)#: 7', ['Answer (final)#:'])).toMatchObject({ ok: true });
  });
});

describe('a reply that cannot be read is refused by name', () => {
  test.each([
    ['', 'empty-reply'],
    ['<think>hm</think>', 'empty-reply'],
    [
      '<think>CREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: c',
      'unfinished-reasoning',
    ],
    ['How many?', 'missing-section'],
    ['CREATED QUESTION: a\nFINAL CREATED QUESTION: c', 'missing-section'],
    ['CREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b', 'missing-section'],
    ['CREATED QUESTION: a VERIFICATION AND MODIFICATION: b FINAL CREATED QUESTION: c', 'missing-section'],
    ['CREATED QUESTIONS: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: c', 'missing-section'],
    [
      'CREATED QUESTION: a\nCREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: c',
      'repeated-section',
    ],
    [
      'CREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: c\n**Final created question:** d',
      'repeated-section',
    ],
    [
      'FINAL CREATED QUESTION: c\nCREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b',
      'section-out-of-order',
    ],
    [
      'CREATED QUESTION: a\nFINAL CREATED QUESTION: c\nVERIFICATION AND MODIFICATION: b',
      'section-out-of-order',
    ],
    ['CREATED QUESTION:\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: c', 'empty-section'],
    ['CREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION:', 'empty-section'],
    ['CREATED QUESTION: a\nVERIFICATION AND MODIFICATION: b\nFINAL CREATED QUESTION: **', 'empty-section'],
    [
      'CREATED QUESTION: a\n\n---\n\nVERIFICATION AND MODIFICATION:\n\n---\n\nFINAL CREATED QUESTION: c',
      'empty-section',
    ],
  ])('%j: %s', (reply, reason) => {
    expect(read(reply)).toMatchObject({ ok: false, reason, message: expect.stringMatching(/\.$/) });
  });
});

const line = fc.stringMatching(/^[a-z0-9$\\{} .,?=+]{1,40}$/).filter((text) => /[a-z0-9]/.test(text));
const sectionText = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n').trim());
const decorate = fc.constantFrom(
  (marker: string) => marker,
  (marker: string) => `**${marker}**`,
  (marker: string) => `## ${marker}`,
  (marker: string) => marker.toLowerCase(),
);

describe('any sections', () => {
  test('that are written are read again', () => {
    fc.assert(
      fc.property(
        fc.tuple(sectionText, sectionText, sectionText),
        decorate,
        fc.constantFrom('\n', '\r\n'),
        (texts, decorated, end) => {
          const reply = THREE.map((marker, i) => `${decorated(marker)}\n${texts[i]}`)
            .join('\n\n')
            .replaceAll('\n', end);
          const expected = Object.fromEntries(THREE.map((marker, i) => [marker, texts[i]]));
          expect(read(reply)).toEqual({ ok: true, sections: expected, reasoning: null });
        },
      ),
    );
  });

  test('in another order or number are refused', () => {
    const order = fc.array(fc.constantFrom(...THREE), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(order, sectionText, (markers, text) => {
        const result = read(markers.map((marker) => `${marker} ${text}`).join('\n'));
        expect(result.ok).toBe(markers.join() === THREE.join());
      }),
    );
  });

  test('are looked for in linear time, whatever the reply holds', () => {
    for (const noise of ['CREATED QUESTION', '**', '\n', ' ', '# ', 'CREATED ', '<think>']) {
      expect(read(noise.repeat(100_000)).ok).toBe(false);
    }
  });
});
