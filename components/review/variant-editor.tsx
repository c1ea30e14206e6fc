'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { MathEditor } from '#components/editor/math-editor.tsx';
import { Field } from '#components/form/field.tsx';
import { Keys } from '#components/layout/keys.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { EditConflict, readConflict } from './edit-conflict.tsx';
import { PaneHead } from './pane-head.tsx';
import type { ItemText, ReviewItem } from './review-item.ts';
import type { Desk } from './use-decisions.ts';

/** Problem, solution and answer as source, with what they look like beside it, as they are typed. */
export function VariantEditor({
  item,
  desk,
  presence = null,
}: {
  item: ReviewItem;
  desk: Desk;
  /** Who else is here. */
  presence?: ReactNode;
}) {
  const { problem, solution, answer, revision } = item.variant;
  const [text, setText] = useState<ItemText>({ problem, solution, answer });
  const [note, setNote] = useState('');
  const [base, setBase] = useState(revision);
  const conflict = readConflict(desk.error);
  const save = () => desk.save({ ...text, note }, conflict?.revision ?? base);
  const normalise = async () => setText(await normalised(text));
  useShortcuts([
    { keys: 'mod+Enter', label: 'Save the edit', whileTyping: true, run: save },
    { keys: 'mod+shift+f', label: 'Normalise the text', whileTyping: true, run: normalise },
    { keys: 'Escape', label: 'Leave the editor', run: () => desk.setMode('read') },
  ]);
  const change = useMemo(() => {
    const to = (part: keyof ItemText) => (value: string) => setText((now) => ({ ...now, [part]: value }));
    return { problem: to('problem'), solution: to('solution'), answer: to('answer') };
  }, []);
  return (
    <section
      aria-label="Edit the variant"
      className="relative flex min-w-0 flex-col lg:min-h-0 lg:overflow-y-auto"
    >
      <PaneHead title={`Edit variant ${item.variant.seq}`} facts={[`from revision ${base}`]}>
        {presence}
      </PaneHead>
      <div className="flex flex-col gap-4 px-4 py-4 md:px-6">
        {!conflict && revision > base && <SavedMeanwhile revision={revision} />}
        {conflict && (
          <EditConflict
            theirs={conflict}
            mine={text}
            onTakeTheirs={() => {
              setText({ problem: conflict.problem, solution: conflict.solution, answer: conflict.answer });
              setBase(conflict.revision);
              desk.setMode('edit');
            }}
            onSaveMine={save}
          />
        )}
        <MathEditor label="Problem" part="problem" value={text.problem} onChange={change.problem} autoFocus />
        <MathEditor label="Solution" part="solution" value={text.solution} onChange={change.solution} />
        <MathEditor label="Answer" part="answer" value={text.answer} onChange={change.answer} />
        <Field label="What was changed" hint="For the history" optional>
          {(control) => <Input {...control} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button onClick={save} disabled={desk.busy}>
            {desk.busy ? 'Saving and checking…' : 'Save'} <Keys keys="mod+enter" />
          </Button>
          <Button variant="outline" onClick={normalise}>
            Normalise <Keys keys="mod+shift+f" />
          </Button>
          <Button variant="outline" onClick={() => desk.setMode('read')}>
            Leave it <Kbd>Esc</Kbd>
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Somebody saved while this text was being written: nothing is lost, and saving shows both. */
function SavedMeanwhile({ revision }: { revision: number }) {
  return (
    <p role="status" className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
      Somebody saved revision {revision} while you were writing. Go on; when you save you are shown both
      texts.
    </p>
  );
}

/** The text in its normal form, and a word about what became of it. */
async function normalised(text: ItemText): Promise<ItemText> {
  const { normalizeMathText } = await import('#lib/math/text/normalize-math-text.ts');
  const next = {
    problem: normalizeMathText(text.problem, 'problem'),
    solution: normalizeMathText(text.solution, 'solution'),
    answer: normalizeMathText(text.answer, 'answer'),
  };
  const parts = (['problem', 'solution', 'answer'] as const).filter((part) => next[part] !== text[part]);
  toast(parts.length === 0 ? 'All is in normal form' : `In normal form now: ${parts.join(', ')}`);
  return next;
}
