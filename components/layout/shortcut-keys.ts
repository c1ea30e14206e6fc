/**
 * One key, a chord or a sequence: 'j', 'Enter', '?', 'mod+k', 'mod+Enter', 'shift+j', 'g s'.
 * `mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
export type Keys = string;

export type Shortcut = {
  /** The action of lib/domain/account/keys.ts, where a person may change its key. */
  id?: string;
  keys: Keys;
  /** What it does, in a few words: the help and the palette show it. */
  label: string;
  run: () => void;
  /** The heading it stands under in the help; without one it is of the page. */
  group?: string;
  /** Also while typing; for chords with mod. */
  whileTyping?: boolean;
  /** Leave it out for now: the key does nothing and the help does not list it. */
  disabled?: boolean;
};

type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/** The press as a step of `Keys`; shift is named only with letters and with keys that have a name. */
export function stepOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase();
  const mod = press.metaKey || press.ctrlKey ? 'mod+' : '';
  const alt = press.altKey ? 'alt+' : '';
  const named = key.length > 1 || /[a-z]/.test(key);
  const shift = press.shiftKey && named ? 'shift+' : '';
  return `${mod}${alt}${shift}${key}`;
}

/** The steps of a sequence, lower-cased. */
export function stepsOf(keys: Keys): string[] {
  return keys.toLowerCase().split(' ');
}

/** How the last presses stand to `keys`: complete, a beginning of it, or neither. */
export function matchKeys(keys: Keys, presses: readonly string[]): 'full' | 'part' | 'none' {
  const steps = stepsOf(keys);
  if (presses.length > steps.length) return 'none';
  if (presses.some((press, index) => press !== steps[index])) return 'none';
  return presses.length === steps.length ? 'full' : 'part';
}

const names: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  space: 'Space',
  shift: '⇧',
  backspace: '⌫',
};

/** The keys as they are printed on keycaps, one list for each step. */
export function keycaps(keys: Keys, mac: boolean): string[][] {
  return stepsOf(keys).map((step) => {
    const parts = step === '+' ? ['+'] : step.split('+');
    return parts.map((part) => {
      if (part === 'mod') return mac ? '⌘' : 'Ctrl';
      if (part === 'alt') return mac ? '⌥' : 'Alt';
      return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    });
  });
}
