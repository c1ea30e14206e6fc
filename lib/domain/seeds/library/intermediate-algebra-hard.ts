import type { LibrarySeed } from './library-seed.ts';

/** Intermediate Algebra, levels 4 and 5. */
export const intermediateAlgebraHard: readonly LibrarySeed[] = [
  {
    id: 'library:intermediate-algebra-4-1',
    subject: 'Intermediate Algebra',
    level: 4,
    problem: String.raw`Let $a$, $b$, $c$ be the three solutions of $x^3 - 6x^2 + 7x + 3 = 0$. Find the exact value of
\[\frac{1}{(a + 1)^2} + \frac{1}{(b + 1)^2} + \frac{1}{(c + 1)^2}.\]`,
    solution: String.raw`Put $y = x + 1$, so $x = y - 1$. Substituting,
\[(y - 1)^3 - 6(y - 1)^2 + 7(y - 1) + 3 = y^3 - 9y^2 + 22y - 11.\]
So the numbers $u = a + 1$, $v = b + 1$, $w = c + 1$ are the solutions of $y^3 - 9y^2 + 22y - 11 = 0$, and
\[u + v + w = 9, \qquad uv + vw + wu = 22, \qquad uvw = 11.\]
The sum of the reciprocals is
\[\frac{1}{u} + \frac{1}{v} + \frac{1}{w} = \frac{uv + vw + wu}{uvw} = \frac{22}{11} = 2,\]
and the sum of the products of two reciprocals is
\[\frac{1}{uv} + \frac{1}{vw} + \frac{1}{wu} = \frac{u + v + w}{uvw} = \frac{9}{11}.\]
The sum of the squares of the reciprocals is the square of the first number minus twice the second:
\[2^2 - 2 \cdot \frac{9}{11} = \frac{44 - 18}{11} = \frac{26}{11}.\]
The value is $\boxed{\frac{26}{11}}$.`,
    answer: String.raw`\frac{26}{11}`,
  },
  {
    id: 'library:intermediate-algebra-4-2',
    subject: 'Intermediate Algebra',
    level: 4,
    problem: String.raw`Find the exact distance between the two foci of the ellipse
\[9x^2 + 4y^2 - 36x + 24y + 36 = 0.\]`,
    solution: String.raw`Complete the squares in $x$ and in $y$:
\[9(x^2 - 4x + 4) + 4(y^2 + 6y + 9) = -36 + 36 + 36,\]
that is
\[9(x - 2)^2 + 4(y + 3)^2 = 36, \qquad \text{or} \qquad \frac{(x - 2)^2}{4} + \frac{(y + 3)^2}{9} = 1.\]
The semi-axes are $3$ (vertical) and $2$ (horizontal).
The distance of each focus from the centre is $\sqrt{3^2 - 2^2} = \sqrt{5}$.
The foci lie on opposite sides of the centre, so their distance is twice as much, $\boxed{2\sqrt{5}}$.`,
    answer: String.raw`2\sqrt{5}`,
  },
  {
    id: 'library:intermediate-algebra-4-3',
    subject: 'Intermediate Algebra',
    level: 4,
    problem: String.raw`A function $f$ is defined for all real numbers $x \ne 0$ and satisfies
\[f(x) + 2f\left(\frac{1}{x}\right) = 3x + 5\]
for all of them. Find $f(x)$ as an expression in $x$.`,
    solution: String.raw`The equation also holds with $\frac{1}{x}$ in the place of $x$:
\[f\left(\frac{1}{x}\right) + 2f(x) = \frac{3}{x} + 5.\]
Together with the given equation, this is a system of two linear equations for $f(x)$ and $f\left(\frac{1}{x}\right)$. Take twice the new equation and subtract the given one:
\[4f(x) - f(x) = \frac{6}{x} + 10 - 3x - 5,\]
so $3f(x) = \frac{6}{x} - 3x + 5$, and after division by $3$ we have the only candidate.
Check: with $f(x) = \frac{2}{x} - x + \frac{5}{3}$ we get $f\left(\frac{1}{x}\right) = 2x - \frac{1}{x} + \frac{5}{3}$, and the given left side is
\[\frac{2}{x} - x + \frac{5}{3} + 4x - \frac{2}{x} + \frac{10}{3} = 3x + 5.\]
The function is $f(x) = \boxed{\frac{2}{x} - x + \frac{5}{3}}$.`,
    answer: String.raw`\frac{2}{x} - x + \frac{5}{3}`,
  },
  {
    id: 'library:intermediate-algebra-5-1',
    subject: 'Intermediate Algebra',
    level: 5,
    problem: String.raw`A polynomial $P$ of degree at most $4$ satisfies
\[P(k) = \frac{1}{2k - 1} \qquad \text{for } k = 1, 2, 3, 4, 5.\]
Find $P(7)$ as a fraction in lowest terms.`,
    solution: String.raw`The polynomial $Q(x) = (2x - 1)P(x) - 1$ has degree at most $5$ and is zero at $x = 1, 2, 3, 4, 5$. So
\[(2x - 1)P(x) - 1 = c(x - 1)(x - 2)(x - 3)(x - 4)(x - 5)\]
with a constant $c$.
To find it, put $x = \frac{1}{2}$, where the left side is $-1$:
\[-1 = c \cdot \left(-\frac{1}{2}\right)\left(-\frac{3}{2}\right)\left(-\frac{5}{2}\right)\left(-\frac{7}{2}\right)\left(-\frac{9}{2}\right) = -\frac{945}{32}c.\]
Hence $c = \frac{32}{945}$.
Now put $x = 7$:
\[13P(7) - 1 = \frac{32}{945} \cdot 6 \cdot 5 \cdot 4 \cdot 3 \cdot 2 = \frac{32 \cdot 720}{945} = \frac{512}{21}.\]
So $13P(7) = \frac{512}{21} + 1 = \frac{533}{21}$. Since $533 = 13 \cdot 41$, this gives $P(7) = \frac{41}{21}$.
The value is $\boxed{\frac{41}{21}}$.`,
    answer: String.raw`\frac{41}{21}`,
  },
  {
    id: 'library:intermediate-algebra-5-2',
    subject: 'Intermediate Algebra',
    level: 5,
    problem: String.raw`Find the smallest value of
\[\sqrt{x^2 + 16} + \sqrt{(y - x)^2 + 9} + \sqrt{(15 - y)^2 + 1}\]
for real numbers $x$ and $y$.`,
    solution: String.raw`The three roots are the lengths of the plane vectors
\[(x, 4), \qquad (y - x, 3), \qquad (15 - y, 1).\]
Put one behind the other, they form a path from the origin to their sum, which is $(15, 8)$ for all $x$ and $y$.
No path is shorter than the straight line between its ends, so the expression is at least
\[\sqrt{15^2 + 8^2} = \sqrt{289} = 17.\]
This value is reached when the three vectors point in the same direction $(15, 8)$, that is when
\[\frac{x}{4} = \frac{y - x}{3} = \frac{15 - y}{1} = \frac{15}{8}.\]
This holds for $x = \frac{15}{2}$ and $y = \frac{105}{8}$: then $y - x = \frac{45}{8}$ and $15 - y = \frac{15}{8}$.
The smallest value is $\boxed{17}$.`,
    answer: '17',
  },
  {
    id: 'library:intermediate-algebra-5-3',
    subject: 'Intermediate Algebra',
    level: 5,
    problem: String.raw`Let $\omega = \cos\frac{2\pi}{7} + i\sin\frac{2\pi}{7}$. Find the exact value of
\[\frac{1}{2 - \omega} + \frac{1}{2 - \omega^2} + \frac{1}{2 - \omega^3} + \frac{1}{2 - \omega^4} + \frac{1}{2 - \omega^5} + \frac{1}{2 - \omega^6}.\]`,
    solution: String.raw`The seven numbers $1, \omega, \omega^2, \dots, \omega^6$ are the solutions of $z^7 = 1$, so
\[z^7 - 1 = (z - 1)(z - \omega)(z - \omega^2) \cdots (z - \omega^6).\]
Differentiate both sides, the right one by the product rule, and divide by the product:
\[\frac{7z^6}{z^7 - 1} = \frac{1}{z - 1} + \frac{1}{z - \omega} + \frac{1}{z - \omega^2} + \dots + \frac{1}{z - \omega^6}.\]
At $z = 2$ the left side is
\[\frac{7 \cdot 64}{128 - 1} = \frac{448}{127}.\]
The first term on the right is $\frac{1}{2 - 1} = 1$, and the six others form the sum that we want. It is
\[\frac{448}{127} - 1 = \frac{321}{127}.\]
The value is $\boxed{\frac{321}{127}}$.`,
    answer: String.raw`\frac{321}{127}`,
  },
];
