import type { Behave } from '#test/support/openai-protocol.ts';

/** A solution as models write them, about 400 tokens with LaTeX; each names its call, so that none repeats another. */
const solution = (name: number) =>
  `
Let $n$ be the number of students in group ${name} and let $p$ be the price of one ticket in dollars.

**Step 1: Translate the statement.** Each student pays $p$ and the school adds \\$${(name % 90) + 10}, so the total is
\\[ T = n \\cdot p + ${(name % 90) + 10}. \\]
We are told that $n = 24$ and $p = \\frac{15}{2}$, hence $n \\cdot p = 24 \\cdot \\frac{15}{2} = 180$.

**Step 2: Use the discount.** The theatre takes off one tenth of everything above \\$100. Writing $d$ for the discount,
\\[ d = \\frac{1}{10}\\left(T - 100\\right) = \\frac{T - 100}{10}. \\]
Because $T \\geq 180 > 100$, the expression in the brackets is positive and no absolute value $\\left| T - 100 \\right|$ is
needed.

**Step 3: Compute.** We have $24 \\cdot 7.5 = 180$ and $180 - 100 = 80$, so that the part without the school's money gives
$80 / 10 = 8$. With the bound $\\sqrt{n^2 + 1} \\leq n + \\frac{1}{2n}$ one sees that rounding changes nothing here:
$\\sqrt{24^2 + 1} = \\sqrt{577} \\approx 24.02$, and $24.02 \\leq 24 + \\frac{1}{48}$ up to two decimals.

**Step 4: Check with another way.** Summing the tickets in pairs gives $12$ pairs of $2 \\cdot 7.5 = 15$ dollars, which is
$12 \\cdot 15 = 180$, the same value as above. The sets of paying students $A$ and of helpers $B$ are disjoint, so
$|A \\cup B| = |A| + |B|$ and nobody was counted twice. The average price is $\\overline{p} = \\frac{180}{24} = 7.5$.

Therefore the discount that the group gets on its own money is \\$8, and the final answer is \\boxed{8}.`.trim();

let afterMs = 50;

/** The load of the bench: every call is answered after the same time. */
export const behave: Behave = ({ number }) => ({ reply: solution(number), afterMs });

/** { afterMs } */
export function configure(value: unknown): void {
  afterMs = (value as { afterMs?: number }).afterMs ?? afterMs;
}
