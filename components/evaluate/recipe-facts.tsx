import { FactList } from '#components/generate/fact-list.tsx';
import { formatNumber } from '#components/layout/format.ts';
import type { EvaluationRow } from './evaluation-types.ts';

/** How an evaluation was asked: what its numbers depend on. */
export function RecipeFacts({ evaluation }: { evaluation: EvaluationRow }) {
  const { recipe, benchmark, benchmarkHash, modelName, samples, fileName, fileHash, checkpointPath } =
    evaluation;
  const { prompt, sampling } = recipe;
  const greedy = sampling?.temperature === 0;
  return (
    <div className="flex flex-col gap-3">
      <FactList
        facts={[
          ['Model', modelName],
          ['Checkpoint', checkpointPath],
          ['Benchmark', `${benchmark.name}, content ${benchmarkHash.slice(0, 16)}`],
          ['Samples', samples > 1 && formatNumber(samples)],
          ['Prompt', prompt && `${prompt.id}, hash ${prompt.hash.slice(0, 16)}`],
          ['Temperature', sampling && `${sampling.temperature}${greedy ? ', greedy' : ''}`],
          ['Top p', sampling?.topP !== undefined && String(sampling.topP)],
          ['Longest reply', sampling && `${formatNumber(sampling.maxTokens)} tokens`],
          ['Problems', recipe.limit !== null && `the first ${formatNumber(recipe.limit)}`],
          ['Random seed', recipe.randomSeed !== null && String(recipe.randomSeed)],
          ['File', fileName && `${fileName}${recipe.format ? `, read as ${recipe.format}` : ''}`],
          ['Hash of the file', fileHash?.slice(0, 16)],
          ['Studio', recipe.codeVersion],
        ]}
      />
      {prompt && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm">
            The prompt
          </summary>
          <ol className="mt-2 flex max-w-[75ch] flex-col gap-2">
            {prompt.messages.map(({ role, content }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a message is its place
              <li key={at} className="flex flex-col gap-1">
                <span className="text-muted-foreground text-xs">{role}</span>
                <pre className="whitespace-pre-wrap break-words rounded-md bg-muted px-3 py-2 font-mono text-xs">
                  {content}
                </pre>
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
