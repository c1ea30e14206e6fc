import { history, historyKeymap, insertNewline, standardKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  highlightSpecialChars,
  keymap,
} from '@codemirror/view';
import type { TextPart } from '#lib/math/text/lint-math-text.ts';
import { texHighlight } from './tex-highlight.ts';

export interface EditorLook {
  part: TextPart;
  /** Attributes of the element that is typed in: its label, what describes it. */
  attributes: Record<string, string>;
}

/**
 * What the editor can do: history, brackets, highlighting, marks at findings. Tab moves on, Escape lets go, and chords
 * of the page (save, palette) are left to the page.
 */
export function editorExtensions({ part, attributes }: EditorLook): Extension[] {
  const isLine = part === 'answer';
  return [
    history(),
    bracketMatching({ brackets: '()[]{}' }),
    highlightSpecialChars(),
    EditorView.lineWrapping,
    EditorView.cspNonce.of(documentNonce()),
    EditorView.contentAttributes.of({ ...attributes, ...(isLine ? { 'aria-multiline': 'false' } : {}) }),
    texHighlight(part),
    isLine ? oneLine : [],
    keymap.of([
      { key: 'Escape', run: letGo },
      { key: 'Enter', run: isLine ? () => true : insertNewline },
      ...historyKeymap,
      ...lintKeymap,
      ...standardKeymap,
    ]),
  ];
}

/** A line break in what is pasted becomes a space. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  const { doc } = transaction.startState;
  const flat = transaction.newDoc
    .toString()
    .replace(/\s*\n\s*/g, ' ')
    .trim();
  return { changes: { from: 0, to: doc.length, insert: flat }, selection: { anchor: flat.length } };
});

/** The first Escape closes what floats, the next one leaves the text, so that the keys of the page work again. */
function letGo(view: EditorView): boolean {
  if (hasHoverTooltips(view.state)) {
    view.dispatch({ effects: closeHoverTooltips });
    return true;
  }
  view.contentDOM.blur();
  return true;
}

/** Style elements are refused without the nonce that the page was served with. */
function documentNonce(): string {
  return [...document.scripts].find((script) => script.nonce)?.nonce ?? '';
}
