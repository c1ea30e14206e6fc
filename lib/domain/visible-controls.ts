/** What turns the direction of a text, so that it reads otherwise than it is: U+061C, U+200E/F, U+202A–E, U+2066–9. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** What terminals obey and pages hide, but for tabs and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const controls = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g;
/** What takes no room: blanks and marks of byte order. */
const unseen = /[\u200B\u2060\uFEFF]/g;

/**
 * A text as it is to be shown: controls that hide or reorder what stands there are seen as ⇆ (direction), ␛ and its like
 * (controls) or ␣ (a blank without room). Character for character, so that places in the text stay what they are.
 */
export function visibleControls(text: string): string {
  return text
    .replace(directions, '⇆')
    .replace(unseen, '␣')
    .replace(controls, (one) => (one === '\x7F' ? '␡' : String.fromCharCode(0x2400 + one.charCodeAt(0))));
}

/** The same for what stands in one line, such as a name: tabs and line ends are seen too. */
export const visibleInLine = (text: string): string =>
  visibleControls(text).replace(/[\t\n\r]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)));
