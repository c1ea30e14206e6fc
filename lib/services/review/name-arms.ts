import { ArmRecipe } from '#lib/domain/generate/plan.ts';
import { shareOf } from '#lib/domain/review/dashboard/people.ts';
import type { Rate } from '#lib/domain/review/dashboard/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { methodTitle } from '../generate/run/method-of.ts';

type ArmLine = { value: string | null; accepted: number; decided: number };
export type TemplateRate = {
  method: string;
  methodTitle: string;
  /** Names with versions: "solve built-in 1". */
  templates: string;
  rate: Rate;
};

/** Outcomes of arms, summed over those that used the same texts; what asked no model has no template. */
export async function nameArms({ db }: ProjectCtx, lines: readonly ArmLine[]): Promise<TemplateRate[]> {
  const ids = lines.flatMap((line) => line.value ?? []);
  const arms = await db.batchArm.findMany({
    where: { id: { in: ids }, templateHash: { not: null } },
    select: { id: true, method: true, templateHash: true, recipe: true },
  });
  const byText = Map.groupBy(arms, (arm) => `${arm.method} ${arm.templateHash}`);
  const rates = [...byText.values()].map((same) => {
    const { method, recipe } = same[0]!;
    const of = lines.filter((line) => same.some((arm) => arm.id === line.value));
    const sum = (value: (line: ArmLine) => number) => of.reduce((total, line) => total + value(line), 0);
    const { templates } = ArmRecipe.parse(recipe);
    return {
      ...{ method, methodTitle: methodTitle(method) },
      templates: templates
        .map(
          ({ name, origin, version }) => `${name} ${origin === 'built-in' ? 'built-in' : 'own'} ${version}`,
        )
        .join(' · '),
      rate: shareOf(
        sum((line) => line.accepted),
        sum((line) => line.decided),
      )!,
    };
  });
  return rates.sort((one, other) => other.rate.trials - one.rate.trials);
}
