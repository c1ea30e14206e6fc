import type { LibrarySeed } from './library-seed.ts';

/** Algebra, levels 4 and 5. */
export const algebraHard: readonly LibrarySeed[] = [
  {
    id: 'library:algebra-4-1',
    subject: 'Algebra',
    level: 4,
    problem: String.raw`The equation $3x^2 - 10x + 4 = 0$ has the solutions $r$ and $s$. Find the exact value of
\[\frac{r}{s + 1} + \frac{s}{r + 1}.\]`,
    solution: String.raw`The coefficients give the sum and the product of the solutions: $r + s = \frac{10}{3}$ and $rs = \frac{4}{3}$.
Over a common denominator, the expression is
\[\frac{r(r + 1) + s(s + 1)}{(r + 1)(s + 1)} = \frac{(r^2 + s^2) + (r + s)}{rs + (r + s) + 1}.\]
Here $r^2 + s^2 = (r + s)^2 - 2rs$, which is
\[\left(\frac{10}{3}\right)^2 - 2 \cdot \frac{4}{3} = \frac{100}{9} - \frac{24}{9} = \frac{76}{9}.\]
The numerator is therefore $\frac{76}{9} + \frac{10}{3} = \frac{106}{9}$, and the denominator is $\frac{4}{3} + \frac{10}{3} + 1 = \frac{17}{3}$.
Their quotient is $\frac{106}{9} \cdot \frac{3}{17} = \frac{106}{51}$, which is in lowest terms.
The value is $\boxed{\frac{106}{51}}$.`,
    answer: String.raw`\frac{106}{51}`,
  },
  {
    id: 'library:algebra-4-2',
    subject: 'Algebra',
    level: 4,
    problem: String.raw`Find the set of all real numbers $x$ for which
\[\sqrt{3x + 1} - \sqrt{x - 1} = 2.\]`,
    solution: String.raw`Both roots exist when $x \ge 1$. Write the equation as $\sqrt{3x + 1} = 2 + \sqrt{x - 1}$.
Both sides are non-negative, so squaring keeps exactly the same solutions:
\[3x + 1 = 4 + 4\sqrt{x - 1} + (x - 1), \qquad \text{that is} \qquad 2(x - 1) = 4\sqrt{x - 1}.\]
With $u = \sqrt{x - 1} \ge 0$ this says $2u^2 = 4u$, so $u = 0$ or $u = 2$.
Since $x = u^2 + 1$, these give $x = 1$ and $x = 5$.
Check: $\sqrt{4} - \sqrt{0} = 2$ and $\sqrt{16} - \sqrt{4} = 2$, so both are solutions.
The solution set is $\boxed{\{1, 5\}}$.`,
    answer: String.raw`\{1, 5\}`,
  },
  {
    id: 'library:algebra-4-3',
    subject: 'Algebra',
    level: 4,
    problem:
      'The function $f(x) = ax + b$, with real numbers $a$ and $b$, satisfies $f(f(f(x))) = 27x + 52$ for every real number $x$. What is $f(10)$?',
    solution: String.raw`Compose step by step:
\[f(f(x)) = a(ax + b) + b = a^2x + ab + b,\]
\[f(f(f(x))) = a(a^2x + ab + b) + b = a^3x + (a^2 + a + 1)b.\]
Comparing the coefficients of $x$, we need $a^3 = 27$, and the only real solution is $a = 3$.
Comparing the constants, $(9 + 3 + 1)b = 52$, so $13b = 52$ and $b = 4$.
Hence $f(x) = 3x + 4$ and its value at $10$ is $3 \cdot 10 + 4 = 34$.
The answer is $\boxed{34}$.`,
    answer: '34',
  },
  {
    id: 'library:algebra-5-1',
    subject: 'Algebra',
    level: 5,
    problem: String.raw`For a real number $x$, let $\lfloor x \rfloor$ denote the greatest integer that is at most $x$. Find the sum of the squares of all real solutions of
\[x^2 - 7\lfloor x \rfloor + 5 = 0.\]`,
    solution: String.raw`Let $n = \lfloor x \rfloor$. The equation says $x^2 = 7n - 5$, and since $x^2 \ge 0$ the integer $n$ is at least $1$. So $x$ is positive.
For positive $x$, the condition $n \le x < n + 1$ may be squared:
\[n^2 \le 7n - 5 < (n + 1)^2.\]
The left inequality is $n^2 - 7n + 5 \le 0$. The polynomial $n^2 - 7n + 5$ has the values $5, -1, -5, -7, -7, -5, -1, 5$ at $n = 0, 1, \dots, 7$, so the inequality holds exactly for $1 \le n \le 6$.
The right inequality is $n^2 - 5n + 6 > 0$, that is $(n - 2)(n - 3) > 0$, which fails only for $n = 2$ and $n = 3$.
So $n$ is one of $1, 4, 5, 6$, and each of them gives one solution $x = \sqrt{7n - 5}$ with
\[x^2 = 2, \quad 23, \quad 30, \quad 37.\]
The sum of the squares is $2 + 23 + 30 + 37 = 92$.
The answer is $\boxed{92}$.`,
    answer: '92',
  },
  {
    id: 'library:algebra-5-2',
    subject: 'Algebra',
    level: 5,
    problem: String.raw`Find the set of all integers $k$ for which both solutions of
\[x^2 - kx + (3k + 5) = 0\]
are integers. (The two solutions may be equal.)`,
    solution: String.raw`Let $r$ and $s$ be the solutions. Then $r + s = k$ and $rs = 3k + 5$. Eliminating $k$,
\[rs = 3(r + s) + 5, \qquad \text{so} \qquad rs - 3r - 3s + 9 = 14.\]
The left side factors, and we obtain $(r - 3)(s - 3) = 14$.
If $r$ and $s$ are integers, then $r - 3$ and $s - 3$ are two integers with product $14$. Up to order they are
\[(1, 14), \quad (2, 7), \quad (-1, -14), \quad (-2, -7),\]
and their sum $r + s - 6$ is $15$, $9$, $-15$ or $-9$.
Since $k = (r + s - 6) + 6$, this gives $k = 21$, $15$, $-9$ or $-3$.
Conversely, each of these four values comes from integers $r$ and $s$ with $r + s = k$ and $rs = 3k + 5$, so it does occur.
The set is $\boxed{\{-9, -3, 15, 21\}}$.`,
    answer: String.raw`\{-9, -3, 15, 21\}`,
  },
  {
    id: 'library:algebra-5-3',
    subject: 'Algebra',
    level: 5,
    problem: String.raw`Write the real number
\[\sqrt[3]{99 + 70\sqrt{2}} - \sqrt[3]{99 - 70\sqrt{2}}\]
in the form $m\sqrt{n}$, where $m$ and $n$ are positive integers and $n$ is not divisible by the square of a prime.`,
    solution: String.raw`Let $a = \sqrt[3]{99 + 70\sqrt{2}}$ and $b = \sqrt[3]{99 - 70\sqrt{2}}$, and let $t = a - b$.
The product of the two numbers under the roots is $99^2 - 70^2 \cdot 2 = 9801 - 9800 = 1$, so $ab = 1$.
Moreover $a^3 - b^3 = 140\sqrt{2}$. From
\[t^3 = a^3 - b^3 - 3ab(a - b)\]
we get the equation $t^3 + 3t = 140\sqrt{2}$.
The left side grows with $t$, so there is only one real solution. The right side is a multiple of $\sqrt{2}$, so we try $t = m\sqrt{2}$. Then $t^3 = 2m^3\sqrt{2}$, and the equation becomes
\[2m^3 + 3m = 140.\]
This holds for $m = 4$, because $2 \cdot 64 + 3 \cdot 4 = 128 + 12 = 140$.
The number is $\boxed{4\sqrt{2}}$.`,
    answer: String.raw`4\sqrt{2}`,
  },
];
