import { Part } from '#components/versions/part.tsx';
import { type CurveKey, curveTitle, facetsOf } from '#lib/domain/studies/curves.ts';
import type { Profit } from '#lib/domain/studies/profits.ts';
import { AnswerList } from './answer-list.tsx';
import type { ShownCurve, Side } from './chart/curve-data.ts';
import { ChoiceLinks } from './choice-links.tsx';
import { SmallMultiples } from './small-multiples.tsx';

const names: Record<string, string> = {
  level: 'level',
  subject: 'subject',
  mix: 'method mix',
  base: 'base',
};

interface Props {
  curves: readonly (ShownCurve & { key: CurveKey })[];
  profits: readonly Profit[];
  side: Side;
  /** The field that is asked for; the first one where it is none. */
  by: string | undefined;
  hrefOf: (by: string) => string;
}

/** Curves that differ in one thing alone, beside each other, with which of them profits most from a doubling. */
export function FacetParts({ curves, profits, side, by, hrefOf }: Props) {
  const facets = facetsOf(curves);
  const shown = facets.find(({ field }) => field === by) ?? facets[0];
  if (!shown) return null;
  const choices = facets.map(({ field }) => ({
    ...{ title: `By ${names[field]}`, href: hrefOf(field), on: field === shown.field },
  }));
  return (
    <Part title="Beside each other">
      {facets.length > 1 && <ChoiceLinks label="Curves beside each other" choices={choices} />}
      <div className="flex flex-col gap-8 pt-2">
        {shown.groups.map(({ key, items }) => {
          const rest = curveTitle(key);
          const profit = profits.find((one) => one.field === shown.field && curveTitle(one.key) === rest);
          const name = names[shown.field]!;
          return (
            <section key={rest} aria-label={`By ${name}: ${rest}`} className="flex min-w-0 flex-col gap-3">
              <h3 className="font-medium text-base">{rest === 'all points' ? `By ${name}` : rest}</h3>
              {profit && (
                <AnswerList
                  answers={[
                    {
                      ...{ question: `Which ${name} profits most?`, answer: profit.answer },
                      open: profit.ranked.length < 2,
                    },
                  ]}
                />
              )}
              <SmallMultiples
                side={side}
                curves={items.map((curve) => ({ ...curve, title: curveTitle(curve.key, [shown.field]) }))}
              />
            </section>
          );
        })}
      </div>
    </Part>
  );
}
