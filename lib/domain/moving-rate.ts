type Sample = { at: number; done: number };

/**
 * How fast something goes at present: things a second over the last `spanMs` of what was observed. A count that falls,
 * as at the beginning of another phase, begins anew.
 */
export class MovingRate {
  readonly #span: number;
  #samples: Sample[] = [];

  constructor(spanMs = 10_000) {
    this.#span = spanMs;
  }

  /**
   * @param at milliseconds, never falling
   * @param done how many are done by then
   * @returns things a second; null until two observations lie a quarter of a second apart
   */
  observe(at: number, done: number): number | null {
    const last = this.#samples.at(-1);
    if (last && done < last.done) this.#samples = [];
    this.#samples.push({ at, done });
    while (this.#samples.length > 2 && this.#samples[1]!.at <= at - this.#span) this.#samples.shift();
    const first = this.#samples[0]!;
    return at - first.at >= 250 ? ((done - first.done) * 1000) / (at - first.at) : null;
  }
}
