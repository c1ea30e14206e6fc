import type { EvaluationPrompt } from '#lib/domain/evaluate/prompts.ts';

/** The messages as the model gets them. */
export function PromptPreview({ prompt, own }: { prompt: EvaluationPrompt | undefined; own: string }) {
  const messages = prompt?.messages ?? [{ role: 'user', content: own }];
  return (
    <section aria-label="Prompt" className="flex min-w-0 flex-col gap-3">
      <h2 className="font-medium text-base">What the model reads</h2>
      <ol className="flex max-h-96 flex-col gap-2 overflow-y-auto">
        {messages.map(({ role, content }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place
          <li key={at} className="flex flex-col gap-1">
            <span className="text-muted-foreground text-xs">{role}</span>
            <pre className="whitespace-pre-wrap break-words rounded-md bg-muted px-3 py-2 font-mono text-xs">
              {content || '…'}
            </pre>
          </li>
        ))}
      </ol>
      <p className="max-w-[60ch] text-pretty text-muted-foreground text-sm">
        {'{{problem}}'} stands for the text of the problem. The model never sees its solution, answer, level
        or subject.
      </p>
    </section>
  );
}
