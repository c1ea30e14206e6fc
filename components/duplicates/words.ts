import { formatCount, formatNumber } from '#components/layout/format.ts';
import type { KeptOne } from './cluster-types.ts';

/** "2 variants rejected, 1 seed set aside; 1 edited since stays. U takes it back." */
export function keptWords({ variants, seeds, edited }: KeptOne): string {
  const done = [
    variants > 0 && `${formatCount(variants, 'variant')} rejected`,
    seeds > 0 && `${formatCount(seeds, 'seed')} set aside`,
  ].filter(Boolean);
  const left = edited > 0 ? `; ${formatNumber(edited)} edited since the search stays` : '';
  return `${done.join(', ') || 'Nothing had to go'}${left}. U takes it back.`;
}
