import type { Browser } from 'playwright-core';
import { type Keystroke, typeText, watchPreview } from './keystrokes.ts';

const markup = `<textarea style="width: 700px; height: 700px"></textarea><div data-preview="solution">-</div><script>
  const [field, shown] = [document.querySelector('textarea'), document.querySelector('div')];
  field.addEventListener('input', () => { shown.textContent = field.value.slice(0, 60); });
</script>`;

/** The same keys in a plain field whose first words are shown beside it: what the browser needs by itself. */
export async function typeBare(chrome: Browser, text: string, length: number): Promise<Keystroke[]> {
  const page = await chrome.newPage({ viewport: { width: 1600, height: 900 } });
  await page.setContent(markup);
  const field = page.getByRole('textbox');
  await field.fill('We add both sides and go on. '.repeat(length / 29));
  await field.click();
  await page.keyboard.press('Control+Home');
  await watchPreview(page, 'solution');
  const strokes = await typeText(chrome, page, text.slice(0, 50));
  await page.close();
  return strokes;
}
