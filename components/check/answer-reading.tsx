import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { type Located, parseAnswer } from '#lib/math/answers/index.ts';
import { AnswerTreeView } from './answer-tree.tsx';

/** One answer as the engine reads it: where it stands in the text, what was repaired, its tree. */
export function AnswerReading({ label, text, located }: { label: string; text: string; located: Located }) {
  const parsed = parseAnswer(located.answer);
  return (
    <section aria-label={`${label}, as read`} className="flex min-w-0 flex-col gap-3">
      <h2 className="font-medium text-base">{label}</h2>
      <AnswerBadge answer={located.answer} label="answer" />
      {located.place && <Place text={text} place={located.place} />}
      {'error' in parsed ? (
        <p className="text-danger text-sm">Could not be read: {parsed.error}</p>
      ) : (
        <>
          {parsed.repairs.length > 0 && (
            <p className="text-sm text-warning">Repaired: {parsed.repairs.join(', ')}</p>
          )}
          <div>
            <h3 className="mb-1 text-muted-foreground text-sm">Read as</h3>
            <AnswerTreeView tree={parsed.tree} />
          </div>
        </>
      )}
    </section>
  );
}

/** Characters of a long text that are shown on either side of the answer. */
const around = 2_000;

function Place({ text, place }: { text: string; place: NonNullable<Located['place']> }) {
  const { start, end, rule } = place;
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  return (
    <figure className="flex flex-col gap-1.5">
      <figcaption className="text-muted-foreground text-sm">
        Found by the rule <b className="font-medium text-foreground">{rule}</b> at characters {start + 1}–
        {end}
      </figcaption>
      <pre className="max-h-64 overflow-auto whitespace-pre-wrap break-words rounded-lg border border-border bg-muted p-3 font-mono text-sm">
        {from > 0 && '…'}
        {text.slice(from, start)}
        <mark className="rounded-sm bg-primary-soft px-0.5 font-semibold text-primary-soft-foreground">
          {text.slice(start, end)}
        </mark>
        {text.slice(end, to)}
        {to < text.length && '…'}
      </pre>
    </figure>
  );
}
