type Node = string | Node[];

const opens = new Set(['block', 'loop']);

/**
 * The flat form, one instruction a line, of folded WebAssembly text: `(i32.add (local.get $a) (i32.const 1))`. Blocks
 * and loops may have a label, `(br $label)` counts the blocks between; `(if condition (then …) (else …))`.
 * WebAssembly Core Specification 2.0, section 6.5.4. Throws on a parenthesis or a label that has no other side.
 */
export function unfold(text: string): string {
  return parse(text)
    .flatMap((node) => emit(node, []))
    .join('\n');
}

function parse(text: string): Node[] {
  const words = text.replace(/;;.*/g, '').match(/[()]|[^\s()]+/g) ?? [];
  const open: Node[][] = [[]];
  for (const word of words) {
    if (word === '(') open.push([]);
    else if (word !== ')') open.at(-1)!.push(word);
    else {
      const closed = open.pop()!;
      if (open.length === 0) throw new Error('A parenthesis is closed that was not opened.');
      open.at(-1)!.push(closed);
    }
  }
  if (open.length > 1) throw new Error('A parenthesis is not closed.');
  return open[0]!;
}

/** `labels` are those of the blocks around, the outermost first. */
function emit(node: Node, labels: readonly string[]): string[] {
  if (typeof node === 'string') throw new Error(`"${node}" stands outside of parentheses.`);
  const [name, ...rest] = node;
  if (typeof name !== 'string') throw new Error('An instruction has no name.');
  if (opens.has(name)) {
    const [label] = rest;
    const isNamed = typeof label === 'string';
    const inner = [...labels, isNamed ? label : ''];
    return [name, ...rest.slice(isNamed ? 1 : 0).flatMap((child) => emit(child, inner)), 'end'];
  }
  if (name === 'if') return emitIf(rest, labels);
  const operands = rest.filter((part) => typeof part === 'string');
  const children = rest.filter((part) => typeof part !== 'string');
  const own = [
    name,
    ...operands.map((operand) => (name.startsWith('br') ? depth(operand, labels) : operand)),
  ];
  return [...children.flatMap((child) => emit(child, labels)), own.join(' ')];
}

function emitIf(parts: readonly Node[], labels: readonly string[]): string[] {
  const inner = [...labels, ''];
  const [condition, ...branches] = parts;
  const [then = [], otherwise] = branches.map((branch) => branch.slice(1) as Node[]);
  const lines = (nodes: Node[]) => nodes.flatMap((child) => emit(child, inner));
  return [
    ...emit(condition ?? '', labels),
    'if',
    ...lines(then),
    ...(otherwise ? ['else', ...lines(otherwise)] : []),
    'end',
  ];
}

function depth(label: string, labels: readonly string[]): string {
  const at = labels.lastIndexOf(label);
  if (at < 0) throw new Error(`No block "${label}" around.`);
  return String(labels.length - 1 - at);
}

/** A local read, and written, in folded text. */
export const get = (name: string): string => `(local.get $${name})`;
export const set = (name: string, value: string): string => `(local.set $${name} ${value})`;
