import type { Answer } from '#lib/domain/studies/answers.ts';

/** Questions with their answers in words; those that the points leave open say so. */
export function AnswerList({
  answers,
}: {
  answers: readonly Pick<Answer, 'question' | 'answer' | 'open'>[];
}) {
  return (
    <dl className="flex max-w-3xl flex-col gap-4">
      {answers.map(({ question, answer, open }) => (
        <div key={question} className="flex flex-col gap-1">
          <dt className="font-medium text-sm">
            {question} {open && <span className="font-normal text-muted-foreground">· open</span>}
          </dt>
          <dd className="text-pretty text-sm leading-relaxed">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
