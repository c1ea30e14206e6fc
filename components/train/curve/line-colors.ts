/** Hues that differ in lightness too, for the lines of a chart in their order. */
const names = ['--primary', '--warning', '--success', '--danger', '--info', '--foreground'];

export const lineColor = (style: CSSStyleDeclaration, at: number): string =>
  style.getPropertyValue(names[at % names.length]!).trim();
