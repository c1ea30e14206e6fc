/** A closed interval of plausible values. */
export interface Interval {
  low: number;
  high: number;
}
