'use client';

import { useEffect } from 'react';
import { searchTerms } from '#lib/domain/browse/search-text.ts';

const name = 'search-terms';

/** Marks what was searched for in the text that is drawn, outside of formulas; the document itself stays as it is. */
export function useMarks(box: { readonly current: HTMLElement | null }, text: string, drawn: string): void {
  useEffect(() => {
    if (typeof CSS === 'undefined' || !('highlights' in CSS)) return;
    const terms = searchTerms(text).map((term) => stemOf(term.toLowerCase()));
    const body = box.current?.querySelector('tbody[data-rows]');
    if (terms.length === 0 || !body || drawn === '') {
      CSS.highlights.delete(name);
      return;
    }
    CSS.highlights.set(name, new Highlight(...rangesOf(body, terms)));
    return () => void CSS.highlights.delete(name);
  }, [box, text, drawn]);
}

/** Words are found in other forms too: their endings are left out of the mark. */
const stemOf = (term: string) => (/^[a-z]{5,}$/.test(term) ? term.replace(/(ings?|ed|es|s|ly)$/, '') : term);

function rangesOf(body: Element, terms: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.katex') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const content = node.nodeValue?.toLowerCase() ?? '';
    for (const term of terms) {
      for (let at = content.indexOf(term); at !== -1; at = content.indexOf(term, at + term.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + term.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}
