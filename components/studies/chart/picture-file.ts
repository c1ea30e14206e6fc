/** Properties that stand in style sheets on the page and must stand in the file. */
const painted = ['fill', 'stroke'] as const;

/**
 * A drawn picture as an SVG file of its own: colours as sRGB numbers instead of variables of the page, which no other program
 * knows, on the page's background.
 */
export function pictureFile(picture: SVGSVGElement): Blob {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const { width, height } = picture.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('font-family', 'Geist, Inter, system-ui, sans-serif');
  copy.removeAttribute('class');
  const originals = picture.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, i) => {
    const style = getComputedStyle(originals[i]!);
    for (const property of painted) {
      const value = element.getAttribute(property);
      if (value?.startsWith('var(') || value === 'currentColor') {
        element.setAttribute(property, plainColour(style.getPropertyValue(property)));
      }
    }
  });
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', plainColour(getComputedStyle(document.body).backgroundColor));
  copy.prepend(ground);
  return new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
}

/** Any colour that the browser knows, as #rrggbb. */
function plainColour(colour: string): string {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  if (!context) return colour;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `#${[red!, green!, blue!].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
