import { Label } from '#components/ui/label.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { longestText } from '#lib/domain/check/answers.ts';
import type { PlaygroundProps } from './answer-playground.tsx';

const texts = {
  gold: { label: 'Right answer', placeholder: 'An answer or a whole solution' },
  pred: { label: 'Answer to compare', placeholder: 'An answer or a whole solution' },
  solution: {
    label: 'Solution to recompute',
    placeholder: 'Each equation is computed anew: 48 / 2 = 24, $3 \\cdot 4 = 12$, <<48/2=24>>',
  },
};

/** One of the texts of the playground. */
export function AnswerText({ name, state, change }: PlaygroundProps & { name: keyof typeof texts }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Label htmlFor={name}>{texts[name].label}</Label>
      <Textarea
        id={name}
        value={state[name]}
        placeholder={texts[name].placeholder}
        maxLength={longestText}
        spellCheck={false}
        autoCapitalize="off"
        className="max-h-80 font-mono"
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </div>
  );
}
