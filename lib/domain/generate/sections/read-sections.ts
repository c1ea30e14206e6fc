import { cleanReply, isUnfinishedReasoning, splitReasoning } from '../parse-completion.ts';

/** The texts of a reply under its markers, or a named reason why they cannot be told apart. */
export type Sections<Marker extends string> =
  | { ok: true; sections: Readonly<Record<Marker, string>>; reasoning: string | null }
  | {
      ok: false;
      reason:
        | 'empty-reply'
        | 'unfinished-reasoning'
        | 'missing-section'
        | 'repeated-section'
        | 'section-out-of-order'
        | 'empty-section';
      message: string;
    };

type Found<Marker> = { marker: Marker; start: number; end: number; bold: boolean };

/** Bounded: two unbounded ones side by side would try every way to part a long run of spaces. */
const SPACE = '[ \\t]{0,12}';
const OPENING = `${SPACE}(?:>${SPACE})*(?:#{1,6}${SPACE})?(?:\\d{1,2}[.)]${SPACE})?`;
const DECORATION = '(\\*{1,3}|_{1,3}|`)?';

/** A marker at the begin of a line, in any case, decorated as a heading, in bold or numbered. */
function markerPattern(marker: string): RegExp {
  const words = marker
    .replace(/:\s*$/, '')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('[ \\t]+');
  const end = `(?:${SPACE}\\1${SPACE}[:：]|${SPACE}[:：]${SPACE}\\1|${SPACE}\\1${SPACE}(?=\\n|$))`;
  return new RegExp(`^${OPENING}${DECORATION}${SPACE}${words}(?:${end}|${SPACE}[:：])`, 'gimu');
}

/**
 * Reads a reply that is divided by markers such as `CREATED QUESTION:`, each at the begin of a line. Strict: every
 * marker stands exactly once, in the given order, with a text behind it; otherwise the reply is refused by name.
 * Bold, headings, numbering, case and white space around markers do not matter; what a reasoning model thought is split
 * off before, and what stands before the first marker belongs to no section. Linear in the length of the reply.
 *
 * @param markers at least one, in their order; none the end of a line that another begins
 */
export function readSections<Marker extends string>(
  reply: string,
  markers: readonly Marker[],
): Sections<Marker> {
  const { reasoning, text } = splitReasoning(cleanReply(reply));
  if (text === '') return { ok: false, reason: 'empty-reply', message: 'The reply is empty.' };
  if (isUnfinishedReasoning(text)) {
    return {
      ok: false,
      reason: 'unfinished-reasoning',
      message: 'The reply ends before its reasoning does.',
    };
  }
  const found = markers.flatMap((marker) => findMarker(text, marker)).sort((a, b) => a.start - b.start);
  const fault = orderFault(found, markers);
  if (fault) return fault;
  const sections = {} as Record<Marker, string>;
  for (const [i, { marker, end, bold }] of found.entries()) {
    const content = sectionText(text.slice(end, found[i + 1]?.start ?? text.length), bold);
    if (content === '') return { ok: false, reason: 'empty-section', message: `"${marker}" has no text.` };
    sections[marker] = content;
  }
  return { ok: true, sections, reasoning };
}

function findMarker<Marker extends string>(text: string, marker: Marker): Found<Marker>[] {
  return [...text.matchAll(markerPattern(marker))].filter(isHeading).map((match) => ({
    marker,
    start: match.index,
    end: match.index + match[0].length,
    bold: match[1] !== undefined && match[0].split(match[1]).length < 3,
  }));
}

/** Without a colon, a line is a marker only where it is set off: decorated, a heading, or in capitals. */
function isHeading([line, decoration]: RegExpMatchArray): boolean {
  return /[:：]/.test(line) || decoration !== undefined || /#/.test(line) || !/\p{Ll}/u.test(line);
}

function orderFault<Marker extends string>(
  found: readonly Found<Marker>[],
  markers: readonly Marker[],
): Extract<Sections<Marker>, { ok: false }> | null {
  for (const marker of markers) {
    const times = found.filter((one) => one.marker === marker).length;
    if (times === 0) return { ok: false, reason: 'missing-section', message: `"${marker}" is missing.` };
    if (times > 1) {
      return { ok: false, reason: 'repeated-section', message: `"${marker}" stands ${times} times.` };
    }
  }
  const at = found.findIndex((one, i) => one.marker !== markers[i]);
  if (at < 0) return null;
  const [here, wanted] = [found[at]!.marker, markers[at]!];
  return { ok: false, reason: 'section-out-of-order', message: `"${here}" stands before "${wanted}".` };
}

/** A section's text without rules between sections, and without the end of a bold that its marker opened. */
function sectionText(raw: string, bold: boolean): string {
  const text = raw.replace(/\n[ \t]*(?:-{3,}|\*{3,}|_{3,}|#{1,6})[ \t]*$/g, '').trim();
  const open = bold ? text.replace(/^([^\n*]*)\*{1,3}(?=\n|$)/, '$1') : text;
  const plain = open.replace(/\n[ \t]*(?:-{3,}|\*{3,}|_{3,})\s*$/, '').trim();
  return /^[*_`#>:\s-]*$/.test(plain) ? '' : plain;
}
