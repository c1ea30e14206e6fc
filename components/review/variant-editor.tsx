'use client';

import { useState } from 'react';
import { Field } from '#components/form/field.tsx';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { EditConflict, readConflict } from './edit-conflict.tsx';
import { PaneHead } from './pane-head.tsx';
import type { ItemText, ReviewItem } from './review-item.ts';
import type { Desk } from './use-decisions.ts';

/** Problem, solution and answer as source, with what they look like below, as they are typed. */
export function VariantEditor({ item, desk }: { item: ReviewItem; desk: Desk }) {
  const { problem, solution, answer, revision } = item.variant;
  const [text, setText] = useState<ItemText>({ problem, solution, answer });
  const [note, setNote] = useState('');
  const [base, setBase] = useState(revision);
  const conflict = readConflict(desk.error);
  const save = () => desk.save({ ...text, note }, conflict?.revision ?? base);
  useShortcuts([
    { keys: 'mod+Enter', label: 'Save the edit', whileTyping: true, run: save },
    { keys: 'Escape', label: 'Leave the editor', run: () => desk.setMode('read') },
  ]);
  const change = (part: Partial<ItemText>) => setText((now) => ({ ...now, ...part }));
  return (
    <section aria-label="Edit the variant" className="flex min-w-0 flex-col lg:min-h-0 lg:overflow-y-auto">
      <PaneHead title={`Edit variant ${item.variant.seq}`} facts={[`from revision ${base}`]} />
      <div className="flex flex-col gap-4 px-4 py-4 md:px-6">
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
        <Source label="Problem" value={text.problem} onChange={(value) => change({ problem: value })} focus />
        <ProblemView text={text.problem} className="border-border border-l-2 pl-3" />
        <Source label="Solution" value={text.solution} onChange={(value) => change({ solution: value })} />
        <div className="border-border border-l-2 pl-3">
          <SolutionSteps text={text.solution} />
        </div>
        <Source label="Answer" value={text.answer} onChange={(value) => change({ answer: value })} />
        <AnswerBadge answer={text.answer} label="reads" />
        <Field label="What was changed" hint="For the history" optional>
          {(control) => <Input {...control} value={note} onChange={(event) => setNote(event.target.value)} />}
        </Field>
        <div className="flex gap-2">
          <Button onClick={save} disabled={desk.busy}>
            {desk.busy ? 'Saving and checking…' : 'Save'} <Kbd>⌘↵</Kbd>
          </Button>
          <Button variant="outline" onClick={() => desk.setMode('read')}>
            Leave it <Kbd>Esc</Kbd>
          </Button>
        </div>
      </div>
    </section>
  );
}

function Source(props: { label: string; value: string; onChange: (value: string) => void; focus?: boolean }) {
  return (
    <Field label={props.label}>
      {(control) => (
        <Textarea
          {...control}
          autoFocus={props.focus}
          spellCheck={false}
          className="font-mono text-sm"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
