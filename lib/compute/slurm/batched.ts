/** Answers questions that come at the same moment with one call: `many` gives the answers in the order of its questions. */
export function batched<Q, A>(many: (questions: Q[]) => Promise<A[]>): (question: Q) => Promise<A> {
  type Waiting = { question: Q; done: (answer: A) => void; fail: (error: unknown) => void };
  let waiting: Waiting[] = [];
  const ask = async () => {
    const asked = waiting;
    waiting = [];
    try {
      const answers = await many(asked.map(({ question }) => question));
      for (const [place, { done }] of asked.entries()) done(answers[place]!);
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  };
  return (question) =>
    new Promise((done, fail) => {
      if (waiting.length === 0) setImmediate(ask);
      waiting.push({ question, done, fail });
    });
}
