/** "0.1" of an address as the "10" that is typed. */
export const percentOf = (share: string): string =>
  share === '' ? '' : String(Math.round(Number(share) * 1000) / 10);

/** "10" as it is typed as the "0.1" of an address. */
export const shareOf = (percent: string): string =>
  percent === '' ? '' : String(Math.round(Number(percent) * 10) / 1000);
