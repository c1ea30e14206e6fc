export type CompareOptions = {
  /**
   * How `24%` relates to bare numbers. `fraction` (default): it is 0.24 and not 24. `either`: 24 counts as well.
   */
  readonly percent?: 'fraction' | 'either';
  /** Whether a bare list (`1, 2`) must keep its order. Default `any`. Tuples are always ordered, sets never. */
  readonly listOrder?: 'any' | 'kept';
  /** `required`: an answer without the unit of the gold answer is different. Default `optional`. */
  readonly units?: 'optional' | 'required';
  /**
   * Decimals to which two values must agree after rounding, where one of them is written as a decimal. Without it a
   * decimal equals an exact value only as the documented rounding rule allows (see {@link rounded}).
   */
  readonly precision?: number;
  /** The largest difference that is still equal; one value for all, or one for each item of a list. Default 0. */
  readonly absTol?: number | readonly number[];
  /** The largest difference relative to the gold answer that is still equal. Default 0. */
  readonly relTol?: number;
  /** `response`: the prediction (or gold) is a whole solution. Default `auto`: decided by the text. */
  readonly input?: 'auto' | 'answer' | 'response';
  /** The letters a choice may have. Default `ABCDE`. */
  readonly choices?: string;
};
