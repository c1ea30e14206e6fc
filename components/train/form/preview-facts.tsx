import { BarChart } from '#components/chart/bar-chart.tsx';
import { FactList } from '#components/generate/fact-list.tsx';
import { formatBytes, formatNumber, formatShare, formatShort } from '#components/layout/format.ts';
import type { PreviewResult } from '#lib/domain/train/preview-result.ts';
import type { Preview } from './preview-panel.tsx';

/** Lengths, what is cut, steps, and whether the memory will do. */
export function PreviewFacts({ result, memory }: { result: PreviewResult; memory: Preview['memory'] }) {
  const { lengths, base, device } = result;
  const bars = lengths.counts.map((value, at) => ({ label: String(at * lengths.binTokens), value }));
  const sampled = result.sampledRows < result.rows;
  return (
    <div className="flex flex-col gap-4">
      {memory && <MemoryNotice memory={memory} device={device} />}
      <FactList
        facts={[
          ['Base', `${formatShort(base.parameters)} weights, ${formatShort(base.trainable)} of them trained`],
          ['Context', base.contextLength !== null && `${formatNumber(base.contextLength)} tokens`],
          [
            'Rows',
            sampled
              ? `${formatNumber(result.rows)}, ${formatNumber(result.sampledRows)} of them looked at`
              : formatNumber(result.rows),
          ],
          [
            'Steps',
            `${formatNumber(result.stepsPerEpoch)} an epoch, ${formatNumber(result.totalSteps)} in all`,
          ],
          ['Cut at the length', formatShare(result.truncatedShare)],
          ['Left out', result.droppedShare > 0 && formatShare(result.droppedShare)],
          ['Packed', result.packedSequences !== null && `${formatNumber(result.packedSequences)} sequences`],
          ['Learned from', `${formatShort(result.trainedTokens)} tokens an epoch, those of solutions`],
        ]}
      />
      <BarChart
        title="Rows by length"
        unit="rows"
        bars={bars}
        summary={`At most ${lengths.max} tokens, ${formatNumber(lengths.mean, 0)} on average.`}
      />
    </div>
  );
}

type NoticeProps = { memory: NonNullable<Preview['memory']>; device: PreviewResult['device'] };

function MemoryNotice({ memory, device }: NoticeProps) {
  const { fits, total, weights, gradients, optimizer, activations, logits } = memory;
  const has = device.memoryBytes === null ? '' : `; ${device.name} has ${formatBytes(device.memoryBytes)}`;
  const parts = { weights, gradients, optimizer, activations, logits };
  const tone = fits === 'too large' ? 'text-danger' : fits === 'tight' ? 'text-warning' : '';
  return (
    <p className={`text-pretty text-sm ${tone}`}>
      <strong className="font-medium">
        {fits === 'too large' && 'It will not fit: '}
        {fits === 'tight' && 'It may not fit: '}
        {fits === 'fits' || fits === null ? 'About' : 'about'} {formatBytes(total)} on one device{has}.
      </strong>{' '}
      {Object.entries(parts)
        .map(([name, bytes]) => `${name} ${formatBytes(bytes)}`)
        .join(', ')}
      .
      {fits === 'too large' &&
        ' Halve the micro-batch, shorten the length, turn gradient checkpointing on, or use LoRA.'}
    </p>
  );
}
