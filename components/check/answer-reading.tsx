import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { extractAnswer, parseAnswer } from '#lib/math/answers/index.ts';
import { AnswerTreeView } from './answer-tree.tsx';

/** One answer as the engine reads it: where it stands, what was repaired, its tree. */
export function AnswerReading({ label, text, answer }: { label: string; text: string; answer: string }) {
  const parsed = parseAnswer(answer);
  return (
    <section aria-label={`${label}, as read`} className="flex min-w-0 flex-col gap-2">
      <AnswerBadge answer={answer} label={label} />
      {answer !== text && <Place text={text} />}
      {'error' in parsed ? (
        <p className="text-danger text-sm">Could not be read: {parsed.error}</p>
      ) : (
        <>
          {parsed.repairs.length > 0 && (
            <p className="text-sm text-warning">Repaired: {parsed.repairs.join(', ')}</p>
          )}
          <AnswerTreeView tree={parsed.tree} />
        </>
      )}
    </section>
  );
}

function Place({ text }: { text: string }) {
  const found = extractAnswer(text);
  if (!found) return null;
  return (
    <p className="whitespace-pre-wrap break-words text-muted-foreground text-sm">
      {text.slice(Math.max(0, found.start - 200), found.start)}
      <mark className="rounded-sm bg-accent text-foreground">{text.slice(found.start, found.end)}</mark>
      {text.slice(found.end, found.end + 200)} <span className="text-xs">(rule: {found.rule})</span>
    </p>
  );
}
