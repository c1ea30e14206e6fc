'use client';

import { Choice } from '#components/form/choice.tsx';
import { useAddressChoice } from '#components/form/use-address-choice.ts';
import { Label } from '#components/ui/label.tsx';

export type Comparable = { id: string; name: string; benchmarkId: string; benchmark: string };
export type Pair = { first: string; second: string; grader: string; rulings: string };

type Props = {
  evaluations: readonly Comparable[];
  graders: readonly { id: string; title: string }[];
  pair: Pair;
};

/** Which two evaluations, by which grader; the choice is the address. Only those of one benchmark can be chosen. */
export function PairPicker({ evaluations, graders, pair: arrived }: Props) {
  const { chosen: pair, busy, choose } = useAddressChoice(arrived);
  const first = evaluations.find(({ id }) => id === pair.first);
  const toOption = ({ id, name, benchmark }: Comparable) => ({ value: id, title: name, group: benchmark });
  const others = evaluations.filter(
    ({ id, benchmarkId }) => id !== pair.first && (!first || benchmarkId === first.benchmarkId),
  );
  const firstChosen = (id: string) => {
    const chosen = evaluations.find((one) => one.id === id);
    const fits = evaluations.some(
      (one) => one.id === pair.second && one.id !== id && one.benchmarkId === chosen?.benchmarkId,
    );
    choose({ first: id, second: fits ? pair.second : '' });
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4" aria-busy={busy}>
      <Picked id="first" label="First">
        <Choice id="first" options={evaluations.map(toOption)} value={pair.first} onChange={firstChosen} />
      </Picked>
      <Picked id="second" label="Second, on the same benchmark">
        <Choice
          id="second"
          options={others.map(toOption)}
          value={pair.second}
          placeholder={others.length === 0 ? 'None on this benchmark' : 'Choose'}
          disabled={others.length === 0}
          onChange={(second) => choose({ second })}
        />
      </Picked>
      <Picked id="grader" label="Flips by">
        <Choice
          id="grader"
          options={graders.map(({ id, title }) => ({ value: id, title }))}
          value={pair.grader}
          onChange={(grader) => choose({ grader })}
        />
      </Picked>
      <Picked id="rulings" label="People’s rulings">
        <Choice
          id="rulings"
          options={[
            { value: 'true', title: 'In place of grades' },
            { value: 'false', title: 'Left out' },
          ]}
          value={pair.rulings}
          onChange={(rulings) => choose({ rulings })}
        />
      </Picked>
    </div>
  );
}

function Picked({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}
