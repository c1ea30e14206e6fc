import type { LibrarySeed } from './library-seed.ts';

/** Algebra, levels 1 to 3. */
export const algebra: readonly LibrarySeed[] = [
  {
    id: 'library:algebra-1-1',
    subject: 'Algebra',
    level: 1,
    problem:
      'A climbing hall charges $36 for a yearly membership and another $4 for each visit. Noor visited the hall 23 times in her first year as a member. How many dollars did she pay in all?',
    solution: String.raw`The visits alone cost $23 \cdot 4 = 92$ dollars.
With the membership, Noor paid $92 + 36 = 128$ dollars.
The total is $\boxed{128}$.`,
    answer: '128',
  },
  {
    id: 'library:algebra-1-2',
    subject: 'Algebra',
    level: 1,
    problem: 'Let $f(x) = 7x - 15$. What is the value of $f(8)$?',
    solution: String.raw`We put the given number in the place of $x$.
The product is $7 \cdot 8 = 56$.
Subtracting the constant gives $56 - 15 = 41$.
The value of the function is $\boxed{41}$.`,
    answer: '41',
  },
  {
    id: 'library:algebra-1-3',
    subject: 'Algebra',
    level: 1,
    problem: 'Solve the equation $5x - 17 = 2x + 13$ for $x$.',
    solution: String.raw`Move every term with $x$ to the left side. Its coefficient becomes $5 - 2 = 3$.
Move the constants to the right side. Together they are $13 + 17 = 30$.
Dividing by the coefficient, $x$ equals $30 / 3 = 10$.
The solution is $\boxed{10}$.`,
    answer: '10',
  },
  {
    id: 'library:algebra-2-1',
    subject: 'Algebra',
    level: 2,
    problem: String.raw`Find the ordered pair $(a, c)$ of real numbers with
\[3a + 2c = 41, \qquad 2a + 5c = 53.\]`,
    solution: String.raw`To eliminate $c$, multiply the first equation by $5$ and the second by $2$:
\[15a + 10c = 205, \qquad 4a + 10c = 106.\]
Subtracting the second from the first leaves $11a = 99$, so $a = 9$.
The first equation now reads $27 + 2c = 41$, so $2c = 14$ and $c = 7$.
Check in the second equation: $2 \cdot 9 + 5 \cdot 7 = 18 + 35 = 53$.
The pair is $\boxed{(9, 7)}$.`,
    answer: '(9, 7)',
  },
  {
    id: 'library:algebra-2-2',
    subject: 'Algebra',
    level: 2,
    problem: String.raw`A print shop bills a set-up fee of \$18.50 and then \$0.35 for each poster. The theatre club received a bill of \$60.50. How many posters were printed?`,
    solution: String.raw`Without the set-up fee, the bill is $60.50 - 18.50 = 42$ dollars.
Every poster adds the same amount to the bill, so there were $42 / 0.35 = 120$ posters.
The number of posters is $\boxed{120}$.`,
    answer: '120',
  },
  {
    id: 'library:algebra-2-3',
    subject: 'Algebra',
    level: 2,
    problem:
      'A line passes through the points $(2, -1)$ and $(6, 11)$. Write its equation in the form $y = mx + b$.',
    solution: String.raw`The slope is the change of $y$ divided by the change of $x$:
\[m = \frac{11 - (-1)}{6 - 2} = \frac{12}{4} = 3.\]
The line passes through $(2, -1)$, so $-1 = 3 \cdot 2 + b$ and therefore $b = -1 - 6 = -7$.
Check with the other point: $3 \cdot 6 - 7 = 11$.
The equation is $\boxed{y = 3x - 7}$.`,
    answer: 'y = 3x - 7',
  },
  {
    id: 'library:algebra-3-1',
    subject: 'Algebra',
    level: 3,
    problem: String.raw`Phone plan A costs \$25 a month and \$0.12 for each minute of calls. Phone plan B costs \$37 a month and \$0.04 for each minute of calls. For how many minutes of calls in a month do the two plans cost the same?`,
    solution: String.raw`The fixed price of plan B is higher by $37 - 25 = 12$ dollars.
On the other hand, each minute is cheaper with plan B, by $0.12 - 0.04 = 0.08$ dollars.
The plans cost the same when the cheaper minutes have made up for the fixed price, which takes $12 / 0.08 = 150$ minutes.
The number of minutes is $\boxed{150}$.`,
    answer: '150',
  },
  {
    id: 'library:algebra-3-2',
    subject: 'Algebra',
    level: 3,
    problem: String.raw`Find all real numbers $x$ with $|2x - 5| \le 9$. Give the answer in interval notation.`,
    solution: String.raw`A number has absolute value at most $9$ exactly when it lies between $-9$ and $9$, so
\[-9 \le 2x - 5 \le 9.\]
Adding $5$ to all three parts gives $-4 \le 2x \le 14$.
Dividing all three parts by $2$ gives $-2 \le x \le 7$.
Both ends belong to the solution set, which is $\boxed{[-2, 7]}$.`,
    answer: '[-2, 7]',
  },
  {
    id: 'library:algebra-3-3',
    subject: 'Algebra',
    level: 3,
    problem:
      'Two towns are 132 kilometres apart. At the same moment a cyclist leaves each town, and they ride towards each other on the same road, the first at 19 kilometres per hour and the second at 25 kilometres per hour. How many kilometres has the second cyclist ridden when they meet?',
    solution: String.raw`In each hour the gap between the cyclists shrinks by $19 + 25 = 44$ kilometres.
They meet after $132 / 44 = 3$ hours.
In that time the second cyclist rides $25 \cdot 3 = 75$ kilometres.
The distance is $\boxed{75}$.`,
    answer: '75',
  },
];
