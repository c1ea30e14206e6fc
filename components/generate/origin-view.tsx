import Link from 'next/link';
import { NumberValue } from '#components/layout/number-value.tsx';
import { type Fact, FactList } from './fact-list.tsx';
import type { VariantWhole } from './variant-types.ts';

/** The chain seed → method → template → request → reply → variant, with the texts that were exchanged. */
export function OriginView({ variant, home }: { variant: VariantWhole; home: string }) {
  const { batch, request, model, template, method, prompt, parameters, randomSeed, codeVersion } =
    variant.origin;
  const { seed } = variant;
  const facts: Fact[] = [
    [
      'Batch',
      <Link key="batch" href={`${home}/generate/${batch.id}`} className="text-primary hover:underline">
        #{batch.seq} {batch.name}
      </Link>,
    ],
    ['Seed', `${seed.import.fileName}, row ${seed.rowNumber.toLocaleString('en')} (${seed.import.licence})`],
    ['Method', `${method}, ${JSON.stringify(parameters)}`],
    ['Template', template && `version ${template.version}, ${template.hash.slice(0, 12)}`],
    ['Model', model && `${model.model} (${model.name})`],
    ['Request', `#${request.seq}, sample ${request.sample + 1}, tried ${request.attempts}×`],
    ['Random seed', randomSeed],
    ['Ground truth', variant.groundTruth],
    ['Software', codeVersion],
    ['Tokens', request.promptTokens && `${request.promptTokens} in, ${request.completionTokens} out`],
    ['Cost', request.cost && <NumberValue key="cost" value={request.cost} as="money" />],
  ];
  return (
    <div className="flex flex-col gap-3">
      <FactList facts={facts} />
      {prompt && (
        <Exchange
          title="Prompt"
          text={prompt.map(({ role, content }) => `${role}:\n${content}`).join('\n\n')}
        />
      )}
      {request.reply && <Exchange title="Reply" text={request.reply} />}
      {JSON.stringify(variant.evidence) !== '{}' && (
        <Exchange title="What the method noted" text={JSON.stringify(variant.evidence, null, 2)} />
      )}
    </div>
  );
}

function Exchange({ title, text }: { title: string; text: string }) {
  return (
    <details className="rounded-md border border-border">
      <summary className="cursor-pointer px-3 py-2 text-sm">{title}</summary>
      <pre className="max-h-96 overflow-auto whitespace-pre-wrap break-words border-border border-t px-3 py-2 text-xs">
        {text}
      </pre>
    </details>
  );
}
