/** A problem of our own, worked out; `answer` is what the solution boxes. */
export type SolvedExample = { problem: string; solution: string; answer: string };

const r = String.raw;

/** Written for the prompts: amounts, an equation, plane geometry, number theory, chance, percent, a quadratic, angles. */
export const solvedExamples: readonly SolvedExample[] = [
  {
    problem: r`A bakery sells rolls in bags of 6. On Saturday it fills 14 bags and has 5 rolls left over. The next day it sells half of all those rolls, rounded down. How many rolls does it sell the next day?`,
    solution: r`The full bags hold $14 \cdot 6 = 84$ rolls.
With those left over there are $84 + 5 = 89$ rolls.
Half of them is $89 / 2 = 44.5$, which rounds down to $44$.
The bakery sells $\boxed{44}$ rolls.`,
    answer: '44',
  },
  {
    problem: r`Solve $3(x - 4) = x + 10$ for $x$.`,
    solution: r`Multiplying out the left side gives $3x - 12 = x + 10$.
Subtracting $x$ from both sides gives $2x - 12 = 10$.
Adding $12$ to both sides gives $2x = 22$.
Dividing by $2$ gives $x = 11$.
The solution is $\boxed{11}$.`,
    answer: '11',
  },
  {
    problem: r`A right triangle has legs of lengths $9$ and $12$. What is the radius of the circle inscribed in it?`,
    solution: r`By the theorem of Pythagoras the hypotenuse is $\sqrt{9^2 + 12^2} = \sqrt{225} = 15$.
The area is $\frac{1}{2} \cdot 9 \cdot 12 = 54$.
Half of the perimeter is $\frac{9 + 12 + 15}{2} = 18$.
The radius is the area divided by half of the perimeter: $\frac{54}{18} = 3$.
The radius is $\boxed{3}$.`,
    answer: '3',
  },
  {
    problem: r`What is the remainder when $7^{50}$ is divided by $5$?`,
    solution: r`Modulo $5$ we have $7 \equiv 2$, so the remainder is that of $2^{50}$.
The powers of $2$ modulo $5$ repeat every four steps: $2, 4, 3, 1$.
Since $50 = 4 \cdot 12 + 2$, the remainder is that of $2^2 = 4$.
The remainder is $\boxed{4}$.`,
    answer: '4',
  },
  {
    problem: r`A box holds $4$ blue pens and $6$ black pens. Two pens are taken out at random, one after the other, and neither is put back. What is the probability that they have different colours?`,
    solution: r`There are $\binom{10}{2} = 45$ equally likely pairs of pens.
A pair of different colours takes one of $4$ blue pens and one of $6$ black pens: $4 \cdot 6 = 24$ pairs.
The probability is $\frac{24}{45} = \frac{8}{15}$.
It is $\boxed{\frac{8}{15}}$.`,
    answer: r`\frac{8}{15}`,
  },
  {
    problem: r`A coat costs \$80. Its price is raised by $25\%$, and later the new price is lowered by $30\%$. What does the coat cost now, in dollars?`,
    solution: r`After the rise the coat costs $80 \cdot 1.25 = 100$ dollars.
After the reduction it costs $100 \cdot 0.7 = 70$ dollars.
The coat costs $\boxed{70}$ dollars.`,
    answer: '70',
  },
  {
    problem: r`The equation $x^2 - 6x + 4 = 0$ has two solutions $r$ and $s$. Find the value of $r^2 + s^2$.`,
    solution: r`The sum of the solutions is $r + s = 6$ and their product is $rs = 4$.
We have $r^2 + s^2 = (r + s)^2 - 2rs$.
That is $6^2 - 2 \cdot 4 = 36 - 8 = 28$.
The value is $\boxed{28}$.`,
    answer: '28',
  },
  {
    problem: r`An acute angle $\theta$ has $\sin\theta = \frac{5}{13}$. What is $\tan(2\theta)$?`,
    solution: r`As $\theta$ is acute, $\cos\theta = \sqrt{1 - \frac{25}{169}} = \frac{12}{13}$.
So $\tan\theta = \frac{5}{12}$.
By the formula for the double angle, $\tan(2\theta) = \frac{2 \cdot \frac{5}{12}}{1 - \frac{25}{144}}$.
The numerator is $\frac{5}{6}$ and the denominator is $\frac{119}{144}$.
Hence $\tan(2\theta) = \frac{5}{6} \cdot \frac{144}{119} = \frac{120}{119}$.
The value is $\boxed{\frac{120}{119}}$.`,
    answer: r`\frac{120}{119}`,
  },
];
