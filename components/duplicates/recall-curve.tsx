import { LevelLine } from '#components/chart/level-line.tsx';
import { formatShare } from '#components/layout/format.ts';
import { expectedRecall, recallCurve, similarityAfterEdits } from '#lib/math/near-duplicates/bands.ts';

const editRates = [0.01, 0.03, 0.06, 0.1];
const [width, height] = [280, 150];
const left = 34;
const bottom = 32;
const x = (similarity: number) => left + similarity * (width - left - 6);
const y = (recall: number) => 6 + (1 - recall) * (height - bottom - 6);

const aboutShare = (share: number) => {
  const words = formatShare(share);
  return words.startsWith('>') || words.startsWith('<') ? words : `≈ ${words}`;
};

/** What a threshold finds: the share of pairs of each similarity, and of copies with a share of their words edited. */
export function RecallCurve({ threshold }: { threshold: number }) {
  const line = recallCurve(threshold).map(({ similarity, recall }) => `${x(similarity)},${y(recall)}`);
  const edits = editRates.map((rate) => {
    const similarity = similarityAfterEdits(rate);
    return { rate, similarity, recall: expectedRecall(similarity, threshold) };
  });
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="font-medium text-sm">Which share of copies does this find?</figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className="w-full max-w-md text-muted-foreground"
        aria-hidden="true"
      >
        {[0, 0.5, 1].map((recall) => (
          <LevelLine key={recall} y={y(recall)} from={left} to={width - 6} size={9}>
            {100 * recall} %
          </LevelLine>
        ))}
        {[0, 0.2, 0.4, 0.6, 0.8, 1].map((similarity) => (
          <text
            key={similarity}
            x={x(similarity)}
            y={height - 20}
            textAnchor="middle"
            fontSize="9"
            fill="currentColor"
          >
            {similarity}
          </text>
        ))}
        <line
          x1={x(threshold)}
          x2={x(threshold)}
          y1={y(1)}
          y2={y(0)}
          stroke="var(--border-strong)"
          strokeDasharray="3 3"
        />
        <polyline points={line.join(' ')} fill="none" stroke="var(--primary)" strokeWidth="1.75" />
        {edits.map(({ rate, similarity, recall }) => (
          <circle key={rate} cx={x(similarity)} cy={y(recall)} r="3" fill="var(--primary)" />
        ))}
        <text x={width - 6} y={height - 6} textAnchor="end" fontSize="9" fill="currentColor">
          similarity (share of three-token pieces)
        </text>
      </svg>
      <table className="max-w-md text-sm tabular-nums">
        <caption className="sr-only">Share of copies found by the share of words that were edited</caption>
        <thead className="text-muted-foreground text-xs">
          <tr>
            <th className="py-0.5 text-left font-normal">Words edited</th>
            <th className="text-right font-normal">Similarity</th>
            <th className="text-right font-normal">Found, expected</th>
          </tr>
        </thead>
        <tbody>
          {edits.map(({ rate, similarity, recall }) => (
            <tr key={rate}>
              <td className="py-0.5">{formatShare(rate)}</td>
              <td className="text-right">≈ {similarity.toFixed(2)}</td>
              <td className="text-right">{aboutShare(recall)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
