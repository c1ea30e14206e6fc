/** Whoever asks how the studio is waits no longer than this many milliseconds: a check of a container gives up at 6 s. */
export const ANSWER_WITHIN = 5_000;

/** What the work gives, or an error where that takes longer than so many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
