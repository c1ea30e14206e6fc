import { type RefObject, useEffect, useState } from 'react';

/** The width of an element in CSS pixels, as it is and as it changes; `before` until it has been seen. */
export function useWidth(element: RefObject<Element | null>, before: number): number {
  const [width, setWidth] = useState(before);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0);
      // Nothing is drawn where there is no place, as in a part that is folded.
      if (now > 0) setWidth(now);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
