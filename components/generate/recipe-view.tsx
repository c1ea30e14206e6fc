import type { Recipe } from '#lib/domain/generate/plan.ts';
import { type Fact, FactList } from './fact-list.tsx';
import { parameterWords } from './parameter-words.ts';

/** All that a batch's results depend on: one list for each method of each leg. */
export function RecipeView({ recipe }: { recipe: Recipe }) {
  const { legs, randomSeed, codeVersion } = recipe;
  return (
    <div className="flex flex-col gap-6">
      {legs.flatMap((leg) =>
        leg.arms.map((arm) => (
          <FactList
            key={`${leg.title}.${arm.method}.${JSON.stringify(arm.parameters)}`}
            facts={factsOf(leg, arm)}
          />
        )),
      )}
      <FactList
        facts={[
          ['Random seed', randomSeed],
          ['Software', codeVersion],
        ]}
      />
    </div>
  );
}

type Leg = Recipe['legs'][number];

function factsOf({ title, stage, source, samples }: Leg, arm: Leg['arms'][number]): Fact[] {
  const { model, sampling, templates } = arm;
  return [
    ['Leg', title && `${title} (stage ${stage})`],
    ['Method', arm.method],
    ['Parameters', parameterWords(arm.parameters)],
    ['Model', model && `${model.name}: ${model.model} at ${model.baseUrl}`],
    ['Sampling', sampling && parameterWords(sampling)],
    [
      'Templates',
      templates.map((one) => `${one.name} version ${one.version}, ${one.hash.slice(0, 12)}`).join(' · '),
    ],
    [
      'Source',
      source.from === 'seeds' ? parameterWords(source.filter) || 'all seeds' : parameterWords(source),
    ],
    ['Samples of each problem', samples],
  ];
}
