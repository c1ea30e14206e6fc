export type Bar = { label: string; value: number };
export type BarChart = { title: string; unit: string; bars: readonly Bar[] };

const layout = { width: 720, left: 200, right: 90, top: 44, row: 26, bar: 16 };
const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const shortened = (text: string) => (text.length > 28 ? `${text.slice(0, 27)}…` : text);

/**
 * Horizontal bars as an SVG file without script, font or style of elsewhere, on white, so that it is the same picture
 * on a dark page. Its description holds every number.
 */
export function barChart({ title, unit, bars }: BarChart): string {
  const { width, left, right, top, row } = layout;
  const height = top + bars.length * row + 12;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const scale = (width - left - right) / most;
  const all = bars.map(({ label, value }) => `${label}: ${value.toLocaleString('en')}`).join('; ');
  const drawn = bars.map((bar, at) => drawBar(bar, top + at * row, scale));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ' role="img" font-family="system-ui, sans-serif" font-size="13">\n',
    `<title>${escaped(title)}</title>\n<desc>${escaped(`${unit}. ${all}`)}</desc>\n`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>\n`,
    `<text x="16" y="26" font-size="15" font-weight="600" fill="#18181b">${escaped(title)}</text>\n`,
    ...drawn,
    '</svg>\n',
  ].join('');
}

function drawBar({ label, value }: Bar, y: number, scale: number): string {
  const { left, bar } = layout;
  const length = Math.round(value * scale * 10) / 10;
  const baseline = y + bar - 3;
  return (
    `<text x="${left - 8}" y="${baseline}" text-anchor="end" fill="#3f3f46">${escaped(shortened(label))}</text>\n` +
    `<rect x="${left}" y="${y}" width="${length}" height="${bar}" rx="2" fill="#2563eb"/>\n` +
    `<text x="${left + length + 8}" y="${baseline}" fill="#3f3f46">${value.toLocaleString('en')}</text>\n`
  );
}
