/** Pixels of the file for one of the page. */
const DENSITY = 2;

/**
 * A drawn picture as PNG, twice as dense as on the page. Its shapes are painted one after the other, as the browser computed
 * their styles: an image made of the SVG would be a blob, which the security policy of the studio rightly loads nowhere.
 */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const { width, height } = picture.viewBox.baseVal;
  const canvas = Object.assign(document.createElement('canvas'), {
    ...{ width: width * DENSITY, height: height * DENSITY },
  });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas to paint on.');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, width, height);
  for (const element of picture.querySelectorAll<SVGElement>('line, circle, polygon, polyline, path, text')) {
    paint(context, element);
  }
  const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!made) throw new Error('The canvas gave no picture.');
  return made;
}

function paint(context: CanvasRenderingContext2D, element: SVGElement): void {
  const style = getComputedStyle(element);
  context.globalAlpha = Number(style.opacity);
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke === 'none' ? 'transparent' : style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth);
  context.setLineDash(
    style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat),
  );
  const of = (name: string) => Number(element.getAttribute(name) ?? 0);
  if (element.tagName === 'text') {
    context.font = `${style.fontSize} ${style.fontFamily}`;
    context.textAlign = ends[style.textAnchor] ?? 'left';
    context.fillText(element.textContent ?? '', of('x'), of('y'));
    return;
  }
  const shape = shapeOf(element, of);
  if (style.fill !== 'none' && element.tagName !== 'line') context.fill(shape);
  if (style.stroke !== 'none') context.stroke(shape);
}

const ends: Record<string, CanvasTextAlign> = { start: 'left', middle: 'center', end: 'right' };

function shapeOf(element: SVGElement, of: (name: string) => number): Path2D {
  const points = (element.getAttribute('points') ?? '').trim();
  if (element.tagName === 'path') return new Path2D(element.getAttribute('d') ?? '');
  if (element.tagName === 'polygon') return new Path2D(points === '' ? '' : `M${points}Z`);
  if (element.tagName === 'polyline') return new Path2D(points === '' ? '' : `M${points}`);
  if (element.tagName === 'line') return new Path2D(`M${of('x1')},${of('y1')}L${of('x2')},${of('y2')}`);
  const circle = new Path2D();
  circle.arc(of('cx'), of('cy'), of('r'), 0, 2 * Math.PI);
  return circle;
}
