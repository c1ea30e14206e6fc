import { Badge } from '#components/ui/badge.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import { basisWords, EstimateBasis } from '#lib/domain/corpus/estimate.ts';

/** What is known of a text, or estimated where its source does not say. */
export type Rated = {
  level: number | null;
  subject: string | null;
  estimatedLevel: number | null;
  estimatedSubject: string | null;
  estimateBasis: string | null;
};

type Level = Pick<Rated, 'level' | 'estimatedLevel' | 'estimateBasis'>;
type Subject = Pick<Rated, 'subject' | 'estimatedSubject'>;

/** The level in a list: "3", or "≈ 3.4 est."; a list has thousands of rows, so what it was estimated from is a title. */
export function LevelCell({ level, estimatedLevel, estimateBasis }: Level) {
  if (level !== null) return level;
  if (estimatedLevel === null) return '—';
  return <EstimateText words={wordsOf(estimateBasis)}>{estimatedLevel.toFixed(1)}</EstimateText>;
}

/** The subject in a list: "Geometry", or "≈ Geometry est.". */
export function SubjectCell({ subject, estimatedSubject }: Subject) {
  if (subject !== null) return subject;
  if (estimatedSubject === null) return '—';
  return <EstimateText words={basisWords.features}>{estimatedSubject}</EstimateText>;
}

function EstimateText({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <span className="text-muted-foreground" title={`${words}. The source does not say.`}>
      ≈ {children} <abbr className="no-underline">est.</abbr>
    </span>
  );
}

/** The level as the source has it, or "≈ 3.4 est." with what it was estimated from; nothing where neither is there. */
export function LevelView({ level, estimatedLevel, estimateBasis }: Level) {
  if (level !== null) return <Badge>Level {level}</Badge>;
  if (estimatedLevel === null) return null;
  return (
    <Estimated words={wordsOf(estimateBasis)}>
      Level ≈ {estimatedLevel.toFixed(1)} <abbr className="no-underline">est.</abbr>
    </Estimated>
  );
}

/** The subject as the source has it, or "≈ Geometry est."; a subject is always estimated from the text. */
export function SubjectView({ subject, estimatedSubject }: Subject) {
  if (subject !== null) return <Badge>{subject}</Badge>;
  if (estimatedSubject === null) return null;
  return (
    <Estimated words={basisWords.features}>
      ≈ {estimatedSubject} <abbr className="no-underline">est.</abbr>
    </Estimated>
  );
}

const wordsOf = (basis: string | null) => basisWords[EstimateBasis.catch('features').parse(basis)];

function Estimated({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <Tooltip content={`${words}. The source does not say.`}>
      <Badge variant="outline" tabIndex={0} role="note" className="border-dashed text-muted-foreground">
        {children}
      </Badge>
    </Tooltip>
  );
}
