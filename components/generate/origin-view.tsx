import Link from 'next/link';
import { NumberValue } from '#components/layout/number-value.tsx';
import { filePlace } from '#lib/domain/seeds/file-place.ts';
import { type Fact, FactList } from './fact-list.tsx';
import { parameterWords } from './parameter-words.ts';
import type { CallMark, GeneratedOrigin, VariantWhole } from './variant-types.ts';

type Props = { variant: VariantWhole; home: string };

/** Where a variant came from: the chain of its making, or the file that it was read from. */
export function OriginView({ variant, home }: Props) {
  if (variant.origin) return <GeneratedView variant={variant} home={home} origin={variant.origin} />;
  const { import: file, rowNumber, source, methodTitle, groundTruth } = variant;
  return (
    <FactList
      facts={[
        ['File', file && rowNumber && `${filePlace(file.fileName, rowNumber)}${licenceWords(file)}`],
        ['Dataset', source ?? file?.sourceName],
        ['Method', methodTitle],
        ['Ground truth', groundTruth],
      ]}
    />
  );
}

/** The chain seed → method → template → request → reply → variant, with the texts that were exchanged. */
function GeneratedView({ variant, home, origin }: Props & { origin: GeneratedOrigin }) {
  const { batch, request, calls, model, templates, method, parameters, randomSeed, codeVersion } = origin;
  const { seed } = variant;
  const facts: Fact[] = [
    [
      'Batch',
      <Link key="batch" href={`${home}/generate/${batch.id}`} className="text-primary hover:underline">
        #{batch.seq} {batch.name}
      </Link>,
    ],
    ['Seed', `${filePlace(seed.import.fileName, seed.rowNumber)}${licenceWords(seed.import)}`],
    ['Method', [method, parameterWords(parameters)].filter(Boolean).join(': ')],
    ['Templates', templates.map(templateWords).join(', ')],
    ['Model', model && `${model.model} (${model.name}) at ${model.baseUrl}`],
    ['Sampling', origin.sampling && parameterWords(origin.sampling)],
    ['Request', `#${request.seq}, sample ${request.sample + 1}, tried ${request.attempts}×`],
    ['Random seed', randomSeed],
    ['Ground truth', variant.groundTruth],
    ['Software', codeVersion],
    ['Tokens', calls.length > 0 && `${sum(calls, 'promptTokens')} in, ${sum(calls, 'completionTokens')} out`],
    ['Time', sum(calls, 'milliseconds') > 0 && `${(sum(calls, 'milliseconds') / 1000).toFixed(1)} s`],
    ['Cost', sum(calls, 'cost') > 0 && <NumberValue key="cost" value={sum(calls, 'cost')} as="money" />],
  ];
  return (
    <div className="flex flex-col gap-3">
      <FactList facts={facts} />
      {calls.map((call) => (
        <CallView key={call.id} call={call} />
      ))}
      {JSON.stringify(variant.evidence) !== '{}' && (
        <Exchange title="What the method noted" text={JSON.stringify(variant.evidence, null, 2)} />
      )}
    </div>
  );
}

const licenceWords = ({ licence }: { licence: string }) => (licence === '' ? '' : ` (${licence})`);

const templateWords = ({ name, origin, version, hash }: GeneratedOrigin['templates'][number]) =>
  `${name} version ${version}${origin === 'project' ? ' of this project' : ''}, ${hash.slice(0, 12)}`;

const sum = (
  calls: readonly CallMark[],
  field: 'promptTokens' | 'completionTokens' | 'cost' | 'milliseconds',
) => calls.reduce((total, call) => total + (call[field] ?? 0), 0);

function CallView({ call }: { call: CallMark }) {
  const name = `Call ${call.step + 1}${call.template ? `, ${call.template}` : ''}`;
  return (
    <>
      {call.messages && (
        <Exchange
          title={`${name}: prompt`}
          text={call.messages.map(({ role, content }) => `${role}:\n${content}`).join('\n\n')}
        />
      )}
      {call.reply && <Exchange title={`${name}: reply`} text={call.reply} />}
      {call.status !== 'answered' && <Exchange title={`${name}: ${call.status}`} text={call.message ?? ''} />}
    </>
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
