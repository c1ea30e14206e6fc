import type { LibrarySeed } from './library-seed.ts';

/** Number Theory, levels 4 and 5. */
export const numberTheoryHard: readonly LibrarySeed[] = [
  {
    id: 'library:number-theory-4-1',
    subject: 'Number Theory',
    level: 4,
    problem: 'Find the set of all positive integers $n$ for which $n + 3$ is a divisor of $n^2 + 30$.',
    solution: String.raw`Divide $n^2 + 30$ by $n + 3$ with remainder:
\[n^2 + 30 = (n + 3)(n - 3) + 39.\]
The first product is a multiple of $n + 3$. So $n + 3$ divides $n^2 + 30$ exactly when it divides $39$.
The positive divisors of $39 = 3 \cdot 13$ are $1$, $3$, $13$ and $39$.
Because $n$ is positive, $n + 3 \ge 4$, which leaves $n + 3 = 13$ and $n + 3 = 39$. They give $n = 10$ and $n = 36$.
Check: $10^2 + 30 = 130 = 13 \cdot 10$ and $36^2 + 30 = 1326 = 39 \cdot 34$.
The set is $\boxed{\{10, 36\}}$.`,
    answer: String.raw`\{10, 36\}`,
  },
  {
    id: 'library:number-theory-4-2',
    subject: 'Number Theory',
    level: 4,
    problem: 'Find the last three digits of $7^{2026}$, read as one number.',
    solution: String.raw`We compute modulo $1000$. First, $7^4 = 2401 = 1 + 2400$. By the binomial theorem,
\[7^{20} = (1 + 2400)^5 = 1 + 5 \cdot 2400 + \binom{5}{2} \cdot 2400^2 + \dots,\]
where all the terms from the third on are divisible by $2400^2$, hence by $1000$.
Also $5 \cdot 2400 = 12000$ is divisible by $1000$. So $7^{20} \equiv 1 \pmod{1000}$.
Since $2026 = 20 \cdot 101 + 6$,
\[7^{2026} = (7^{20})^{101} \cdot 7^6 \equiv 7^6 \pmod{1000}.\]
Finally $7^6 = 117649$, which ends in $649$.
The last three digits are $\boxed{649}$.`,
    answer: '649',
  },
  {
    id: 'library:number-theory-4-3',
    subject: 'Number Theory',
    level: 4,
    problem: 'In how many ways can $2025$ be written as a sum of two or more consecutive positive integers?',
    solution: String.raw`Suppose $2025$ is the sum of the $k$ consecutive integers $a, a + 1, \dots, a + k - 1$ with $k \ge 2$ and $a \ge 1$. Doubling the sum,
\[4050 = k(2a + k - 1).\]
Put $m = 2a + k - 1$. Then $km = 4050$, the numbers $k$ and $m$ have different parity (since $m - k = 2a - 1$ is odd), and $m > k$ because $a \ge 1$.
Conversely, every factorisation $4050 = km$ with $m > k \ge 2$ and different parity gives the positive integer $a = \frac{m - k + 1}{2}$.
So we count such factorisations. We have $4050 = 2 \cdot 3^4 \cdot 5^2$, with only one factor $2$, so in every factorisation exactly one of the two factors is odd: the parity condition is always met.
The number of divisors of $4050$ is $2 \cdot 5 \cdot 3 = 30$. As $4050$ is not a square, the divisors form $\frac{30}{2} = 15$ pairs with $k < m$.
The pair with $k = 1$ is the "sum" of a single number and is not allowed, which leaves $15 - 1 = 14$.
The number of ways is $\boxed{14}$.`,
    answer: '14',
  },
  {
    id: 'library:number-theory-5-1',
    subject: 'Number Theory',
    level: 5,
    problem: 'Find the set of all integers $n$ for which $n^2 + 19n + 130$ is the square of an integer.',
    solution: String.raw`Let $n^2 + 19n + 130 = m^2$ with $m \ge 0$. Multiply by $4$ and complete the square:
\[(2n + 19)^2 + 159 = (2m)^2, \qquad \text{so} \qquad (2m - (2n + 19))(2m + (2n + 19)) = 159.\]
The two factors add up to $4m \ge 0$ and have a positive product, so both are positive. Since $159 = 3 \cdot 53$, they are $1$ and $159$, or $3$ and $53$, in either order.
If the factors are $1$ and $159$, then $4m = 160$ and $m = 40$. The difference of the factors is $2(2n + 19) = \pm 158$, so $2n + 19 = \pm 79$, which gives $n = 30$ or $n = -49$.
If the factors are $3$ and $53$, then $4m = 56$ and $m = 14$. The difference is $2(2n + 19) = \pm 50$, so $2n + 19 = \pm 25$, which gives $n = 3$ or $n = -22$.
Check: $30^2 + 19 \cdot 30 + 130 = 1600 = 40^2$ and $3^2 + 19 \cdot 3 + 130 = 196 = 14^2$. The polynomial has the same value at $n$ and at $-19 - n$, which confirms $-49$ and $-22$.
The set is $\boxed{\{-49, -22, 3, 30\}}$.`,
    answer: String.raw`\{-49, -22, 3, 30\}`,
  },
  {
    id: 'library:number-theory-5-2',
    subject: 'Number Theory',
    level: 5,
    problem: 'What is the greatest integer $k$ for which $2^k$ divides $7^{96} - 5^{96}$?',
    solution: String.raw`Since $96 = 3 \cdot 2^5$, the difference of two squares can be split off five times:
\[7^{96} - 5^{96} = (7^3 - 5^3)(7^3 + 5^3)(7^6 + 5^6)(7^{12} + 5^{12})(7^{24} + 5^{24})(7^{48} + 5^{48}).\]
Now count the factors $2$ in each bracket.
The first is $7^3 - 5^3 = 343 - 125 = 218 = 2 \cdot 109$, with one factor $2$.
The second is $7^3 + 5^3 = 343 + 125 = 468 = 4 \cdot 117$, with two factors $2$.
In each of the four others, both powers have an even exponent, so both are squares of odd numbers and leave the remainder $1$ modulo $4$. Their sum leaves the remainder $2$ modulo $4$, so it has exactly one factor $2$.
Altogether there are $1 + 2 + 4 \cdot 1 = 7$ factors $2$.
The greatest exponent is $\boxed{7}$.`,
    answer: '7',
  },
  {
    id: 'library:number-theory-5-3',
    subject: 'Number Theory',
    level: 5,
    problem:
      'How many ordered triples $(a, b, c)$ of positive integers have greatest common divisor $2$ and least common multiple $360$?',
    solution: String.raw`Since $360 = 2^3 \cdot 3^2 \cdot 5$, each of $a$, $b$, $c$ is a product of powers of $2$, $3$ and $5$. For every prime, the smallest of the three exponents is its exponent in the greatest common divisor, and the largest is its exponent in the least common multiple. The primes can be treated separately.
For the prime $2$, the exponents lie in $\{1, 2, 3\}$ and both $1$ and $3$ must occur. Of the $3^3$ triples of exponents, $2^3$ avoid $1$, another $2^3$ avoid $3$, and one triple, $(2, 2, 2)$, avoids both. This leaves $27 - 8 - 8 + 1 = 12$.
For the prime $3$, the exponents lie in $\{0, 1, 2\}$ and both $0$ and $2$ must occur. In the same way there are $12$ triples.
For the prime $5$, the exponents lie in $\{0, 1\}$ and both must occur, so there are $2^3 - 2 = 6$ triples.
The choices for the primes are independent, so the number of triples is $12 \cdot 12 \cdot 6 = 864$.
The answer is $\boxed{864}$.`,
    answer: '864',
  },
];
