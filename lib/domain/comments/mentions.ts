/** A member who can be mentioned. */
export type Mentionable = { id: string; name: string; email: string };

/** A mention in a text: UTF-16 offsets with the "@", end exclusive. */
export type Mention = { start: number; end: number; id: string };

/**
 * Finds "@" followed by a member's name or e-mail address, whatever the case; the longest fitting one is meant. A name
 * that two members share mentions nobody: their addresses tell them apart.
 */
export function findMentions(text: string, members: readonly Mentionable[]): Mention[] {
  const handles = handlesOf(members);
  const found: Mention[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isPartOfWord(text[at - 1])) continue;
    const hit = handles.find(({ handle }) => standsAt(text, at + 1, handle));
    if (hit) found.push({ start: at, end: at + 1 + hit.handle.length, id: hit.id });
  }
  return found;
}

/** The members whose name or address has a word that begins with what was typed behind an "@", at most `most`. */
export function completeMention(typed: string, members: readonly Mentionable[], most = 6): Mentionable[] {
  const wanted = typed.toLowerCase();
  return members
    .filter(({ name, email }) =>
      [name, email, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(wanted)),
    )
    .slice(0, most);
}

/** What is written for a member: the name, or the address where the name is not enough. */
export function handleOf(member: Mentionable, members: readonly Mentionable[]): string {
  const named = members.filter(({ name }) => name.toLowerCase() === member.name.toLowerCase());
  return named.length > 1 || member.name.trim() === '' ? member.email : member.name;
}

function handlesOf(members: readonly Mentionable[]) {
  const counts = new Map<string, number>();
  for (const { name } of members) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  return members
    .flatMap(({ id, name, email }) => [
      { id, handle: email },
      ...(name.trim() !== '' && counts.get(name.toLowerCase()) === 1 ? [{ id, handle: name }] : []),
    ])
    .sort((one, other) => other.handle.length - one.handle.length);
}

function standsAt(text: string, at: number, handle: string): boolean {
  const there = text.slice(at, at + handle.length);
  return there.toLowerCase() === handle.toLowerCase() && !isPartOfWord(text[at + handle.length]);
}

const isPartOfWord = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);
