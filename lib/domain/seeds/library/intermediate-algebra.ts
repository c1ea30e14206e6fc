import type { LibrarySeed } from './library-seed.ts';

/** Intermediate Algebra, levels 1 to 3. */
export const intermediateAlgebra: readonly LibrarySeed[] = [
  {
    id: 'library:intermediate-algebra-1-1',
    subject: 'Intermediate Algebra',
    level: 1,
    problem:
      'An arithmetic sequence begins with the term 11, and every term is 6 more than the term before it. Which number is reached 19 terms after the first one?',
    solution: String.raw`On the way the sequence grows by $19 \cdot 6 = 114$.
Added to the first term, this gives $114 + 11 = 125$.
The number is $\boxed{125}$.`,
    answer: '125',
  },
  {
    id: 'library:intermediate-algebra-1-2',
    subject: 'Intermediate Algebra',
    level: 1,
    problem: 'Find the value of the polynomial $p(x) = 4x^2 + 7x - 12$ at $x = 5$.',
    solution: String.raw`Take $x$ out of the first two terms and work from the inside of the bracket to the outside.
Inside comes $4 \cdot 5 = 20$, then $20 + 7 = 27$.
Outside comes $27 \cdot 5 = 135$, then $135 - 12 = 123$.
The value is $\boxed{123}$.`,
    answer: '123',
  },
  {
    id: 'library:intermediate-algebra-1-3',
    subject: 'Intermediate Algebra',
    level: 1,
    problem:
      'Write the product $(3 + 2i)(4 - 5i)$ in the form $a + bi$ with real numbers $a$ and $b$, where $i^2 = -1$.',
    solution: String.raw`Multiply every term of the first bracket by every term of the second:
\[(3 + 2i)(4 - 5i) = 12 - 15i + 8i - 10i^2.\]
Since $i^2 = -1$, the last term is $-10i^2 = 10$.
Collect the real parts, $12 + 10 = 22$, and the imaginary parts, $-15i + 8i = -7i$.
The product is $\boxed{22 - 7i}$.`,
    answer: '22 - 7i',
  },
  {
    id: 'library:intermediate-algebra-2-1',
    subject: 'Intermediate Algebra',
    level: 2,
    problem:
      'The first term of a sequence is 6. To get from any term to the next one, multiply it by 3 and then subtract 7. What is the fourth term?',
    solution: String.raw`For the second term, multiply $6 \cdot 3 = 18$ and subtract $18 - 7 = 11$.
For the third term, multiply $11 \cdot 3 = 33$ and subtract $33 - 7 = 26$.
For the fourth term, multiply $26 \cdot 3 = 78$ and subtract $78 - 7 = 71$.
The fourth term is $\boxed{71}$.`,
    answer: '71',
  },
  {
    id: 'library:intermediate-algebra-2-2',
    subject: 'Intermediate Algebra',
    level: 2,
    problem: String.raw`Compute $\log_2 48 - \log_2 3 + \log_5 25$.`,
    solution: String.raw`A difference of logarithms to the same base is the logarithm of a quotient:
\[\log_2 48 - \log_2 3 = \log_2 \frac{48}{3} = \log_2 16.\]
Since $16 = 2^4$, this is $4$. Since $25 = 5^2$, we have $\log_5 25 = 2$.
The sum is $4 + 2 = 6$.
The result is $\boxed{6}$.`,
    answer: '6',
  },
  {
    id: 'library:intermediate-algebra-2-3',
    subject: 'Intermediate Algebra',
    level: 2,
    problem:
      'The quantity $z$ is directly proportional to $x$ and inversely proportional to $y$. It is known that $z = 12$ when $x = 8$ and $y = 10$. Find $z$ when $x = 6$ and $y = 5$.',
    solution: String.raw`The proportions mean that $zy = kx$ with a constant $k$.
In the known case, the product of $z$ and $y$ is $12 \cdot 10 = 120$, so the constant is $120 / 8 = 15$.
In the new case, the product of $z$ and $y$ is $15 \cdot 6 = 90$, so $z$ is $90 / 5 = 18$.
The value is $\boxed{18}$.`,
    answer: '18',
  },
  {
    id: 'library:intermediate-algebra-3-1',
    subject: 'Intermediate Algebra',
    level: 3,
    problem: String.raw`The graph of
\[y = \frac{6x - 5}{2x + 3}\]
has a vertical and a horizontal asymptote. At which point $(x, y)$ do the two asymptotes cross?`,
    solution: String.raw`The denominator is zero when $2x + 3 = 0$, that is for $x = -\frac{3}{2}$. There the numerator is $6 \cdot \left(-\frac{3}{2}\right) - 5 = -14$, which is not zero, so the line $x = -\frac{3}{2}$ is the vertical asymptote.
Division with remainder gives $6x - 5 = 3(2x + 3) - 14$, so
\[y = 3 - \frac{14}{2x + 3}.\]
When $x$ grows without bound, the fraction tends to $0$. So the line $y = 3$ is the horizontal asymptote.
The asymptotes cross at $\boxed{\left(-\frac{3}{2}, 3\right)}$.`,
    answer: String.raw`\left(-\frac{3}{2}, 3\right)`,
  },
  {
    id: 'library:intermediate-algebra-3-2',
    subject: 'Intermediate Algebra',
    level: 3,
    problem: String.raw`Solve the inequality
\[\frac{x - 4}{x + 1} \le 2\]
for real $x$. Give the answer in interval notation.`,
    solution: String.raw`Bring everything to one side, over one denominator:
\[\frac{x - 4}{x + 1} - 2 = \frac{x - 4 - 2(x + 1)}{x + 1} = \frac{-x - 6}{x + 1} \le 0.\]
Multiplying by $-1$ turns the sign around, so the inequality means
\[\frac{x + 6}{x + 1} \ge 0.\]
The numerator changes its sign at $x = -6$ and the denominator at $x = -1$. For $x < -6$ both are negative and the quotient is positive. For $-6 < x < -1$ the quotient is negative. For $x > -1$ both are positive and the quotient is positive.
At $x = -6$ the quotient is $0$, so this number belongs to the solutions. At $x = -1$ the quotient is not defined.
The solution set is $\boxed{(-\infty, -6] \cup (-1, \infty)}$.`,
    answer: String.raw`(-\infty, -6] \cup (-1, \infty)`,
  },
  {
    id: 'library:intermediate-algebra-3-3',
    subject: 'Intermediate Algebra',
    level: 3,
    problem: 'An infinite geometric series has the first term $18$ and the sum $27$. What is its third term?',
    solution: String.raw`Let $r$ be the common ratio. The series has a sum, so $|r| < 1$ and
\[\frac{18}{1 - r} = 27.\]
Therefore $1 - r = \frac{18}{27} = \frac{2}{3}$, and $r = \frac{1}{3}$.
The third term is the first term multiplied by $r$ twice:
\[18 \cdot \left(\frac{1}{3}\right)^2 = \frac{18}{9} = 2.\]
The third term is $\boxed{2}$.`,
    answer: '2',
  },
];
