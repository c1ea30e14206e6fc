import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ActionKeys, KeyBindingsProvider } from '#components/layout/key-bindings.tsx';
import { KeyTable } from '#components/settings/key-table.tsx';

const words = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const save = async () => ({ ok: true, value: null }) as const;

test('a keycap shows the key as the person has it', () => {
  const cap = createElement(ActionKeys, { id: 'accept' });
  expect(words(renderToStaticMarkup(cap))).toBe('A');
  const yours = { bindings: { accept: 'shift+y' } };
  const bound = createElement(KeyBindingsProvider, yours, cap);
  expect(words(renderToStaticMarkup(bound))).toBe('⇧ Y');
});

test('the table offers to give back what was changed, and nothing else', () => {
  const table = renderToStaticMarkup(createElement(KeyTable, { bindings: { undo: 'u' }, save }));
  expect(table).toContain('Give back the key of: Undo my last decision, override or mark');
  expect(table).not.toContain('Give back the key of: Accept');
});
