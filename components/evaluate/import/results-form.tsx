'use client';

import type { z } from 'zod';
import type { ActionResult } from '#components/form/action-result.ts';
import { TextField } from '#components/form/fields.tsx';
import { Form } from '#components/form/form.tsx';
import { SubmitButton } from '#components/form/submit-button.tsx';
import { useActionForm } from '#components/form/use-action-form.ts';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { resultFormats } from '#lib/domain/evaluate/import/formats/index.ts';
import { ResultImport } from '#lib/domain/evaluate/schema.ts';

/** What a dry run found in a file of results. */
export type FoundResults = {
  fileName: string;
  format: string;
  benchmark: string;
  problemCount: number;
  replies: number;
  answered: number;
  samples: number;
  rejected: number;
  repeated: number;
  rejects: readonly { line: number; message: string }[];
  examples: readonly { line: number; text: string; problem: string; answer: string | null }[];
};

type Words = { modelName: string; name: string };
const Checked = ResultImport.pick({ modelName: true, name: true }) satisfies z.ZodType;

type Props = {
  found: FoundResults;
  busy: boolean;
  add: (words: Words) => Promise<ActionResult<{ evaluation: string }>>;
  onDone: (added: { evaluation: string }) => void;
};

/** Names the model of results that were looked at. */
export function ResultsForm({ found, busy, add, onDone }: Props) {
  const form = useActionForm({ schema: Checked, initial: { modelName: '', name: '' }, action: add, onDone });
  return (
    <Form form={form} label="Import results">
      <Findings found={found} />
      <TextField field={form.field('modelName')} label="Model" hint="As people call it" autoComplete="off" />
      <TextField
        field={form.field('name')}
        label="Name"
        hint="Left out, made of model and benchmark"
        optional
      />
      <SubmitButton disabled={busy || found.replies === 0} className="self-start">
        Import {formatCount(found.replies, 'reply', 'replies')}
      </SubmitButton>
    </Form>
  );
}

function Findings({ found }: { found: FoundResults }) {
  const title = resultFormats.find(({ id }) => id === found.format)?.title ?? found.format;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="tabular-nums">
        {formatCount(found.replies, 'reply', 'replies')} to {formatNumber(found.answered)} of{' '}
        {formatCount(found.problemCount, 'problem')}
        {found.samples > 1 && `, up to ${formatNumber(found.samples)} samples of each`}
        {found.repeated > 0 && `, ${formatNumber(found.repeated)} lines repeated under another filter`}
        <span className="text-muted-foreground"> · recognised as {title}</span>
      </p>
      {found.examples.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground">
            The first {found.examples.length}, each with the problem that it was found to answer
          </summary>
          <ol className="mt-2 flex flex-col gap-3">
            {found.examples.map(({ line, problem, answer, text }) => (
              <li key={line} className="flex min-w-0 flex-col gap-1 border-border border-l-2 pl-3">
                <span className="block truncate">
                  <ProblemLine text={problem} />
                </span>
                <AnswerBadge answer={answer} label="right answer" />
                <span className="line-clamp-3 whitespace-pre-wrap break-words text-muted-foreground text-xs">
                  {text}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      <Rejects rejected={found.rejected} rejects={found.rejects} />
    </div>
  );
}

/** Lines that could not be read, each with its number and the reason. */
export function Rejects({ rejected, rejects }: Pick<FoundResults, 'rejected' | 'rejects'>) {
  if (rejected === 0) return null;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-sm text-warning">
        {formatCount(rejected, 'line')} cannot be read
      </summary>
      <ol
        className="mt-1 max-h-60 overflow-y-auto text-muted-foreground text-xs"
        aria-label="Lines that cannot be read"
      >
        {rejects.map(({ line, message }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several replies
          <li key={at}>
            line {formatNumber(line)}: {message}
          </li>
        ))}
      </ol>
    </details>
  );
}
