import { Button } from '#components/ui/button.tsx';
import type { PlaygroundState } from './playground-state.ts';

type Example = { name: string; state: Partial<PlaygroundState> };

const examples: readonly Example[] = [
  { name: 'Interval', state: { gold: '(-\\infty,2]', pred: 'x\\le 2' } },
  {
    name: 'Whole solutions',
    state: {
      gold: 'Half of the 48 clips are 24.\n#### 72',
      pred: 'She sold $48 + 24 = 72$ clips, so the answer is $\\boxed{72}$.',
    },
  },
  { name: 'Roots', state: { gold: '\\frac12+\\frac{\\sqrt2}4', pred: '\\frac{2+\\sqrt{2}}{4}' } },
  { name: 'Different', state: { gold: '(1, \\pi, 5)', pred: '(1, 3.14, 6)' } },
  { name: 'Order of a list', state: { gold: '1, 2, 3', pred: '3, 2, 1', listOrder: 'kept' } },
  { name: 'Undecided', state: { gold: '\\int_0^1 x\\,dx', pred: '\\frac12' } },
  { name: 'Steps', state: { solution: 'Half is 48 / 2 = <<48/2=24>>24, and 24 + 48 = 73 in all.' } },
];

/** Pairs to begin with; each shows another side of the engine. */
export function AnswerExamples({ onPick }: { onPick: (state: Partial<PlaygroundState>) => void }) {
  return (
    <>
      <span className="text-muted-foreground text-sm">Examples</span>
      {examples.map(({ name, state }) => (
        <Button key={name} variant="outline" size="sm" onClick={() => onPick(state)}>
          {name}
        </Button>
      ))}
    </>
  );
}
