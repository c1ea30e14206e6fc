import type { LibrarySeed } from './library-seed.ts';

/** Counting & Probability, levels 4 and 5. */
export const countingAndProbabilityHard: readonly LibrarySeed[] = [
  {
    id: 'library:counting-and-probability-4-1',
    subject: 'Counting & Probability',
    level: 4,
    problem:
      'A path on the grid of integer points starts at $(0, 0)$ and ends at $(7, 5)$. Every step goes one unit to the right or one unit up. How many such paths pass through neither of the points $(2, 2)$ and $(5, 3)$?',
    solution: String.raw`A path with $r$ steps to the right and $u$ steps up is fixed by the places of its steps up, so there are $\binom{r + u}{u}$ of them. In total there are $\binom{12}{5} = 792$ paths.
Through $(2, 2)$: there are $\binom{4}{2} = 6$ ways to get there and $\binom{8}{3} = 56$ ways to go on by $5$ to the right and $3$ up, so $6 \cdot 56 = 336$ paths.
Through $(5, 3)$: there are $\binom{8}{3} = 56$ ways to get there and $\binom{4}{2} = 6$ ways to go on by $2$ to the right and $2$ up, so again $336$ paths.
Through both: $\binom{4}{2} = 6$ ways to $(2, 2)$, then $\binom{4}{1} = 4$ ways to $(5, 3)$, then $6$ ways to the end, so $6 \cdot 4 \cdot 6 = 144$ paths.
Paths through both points are subtracted twice and must be added back once:
\[792 - 336 - 336 + 144 = 264.\]
The number of paths is $\boxed{264}$.`,
    answer: '264',
  },
  {
    id: 'library:counting-and-probability-4-2',
    subject: 'Counting & Probability',
    level: 4,
    problem:
      'In how many ways can $20$ identical coins be put into four different boxes if no box may hold more than $7$ coins? A box may stay empty.',
    solution: String.raw`Let $a, b, c, d$ be the numbers of coins, so $a + b + c + d = 20$ with $0 \le a, b, c, d \le 7$.
It is easier to count free places. Put $a' = 7 - a$, and likewise for the others. Then $a', b', c', d'$ are also integers from $0$ to $7$, and
\[a' + b' + c' + d' = 4 \cdot 7 - 20 = 8.\]
Without the upper bound, the number of solutions in non-negative integers is $\binom{8 + 3}{3} = \binom{11}{3} = 165$.
With the sum $8$, the upper bound $7$ is broken only when one of the numbers is $8$ and the others are $0$. This happens in $4$ ways.
The number of ways is $165 - 4 = 161$.
The answer is $\boxed{161}$.`,
    answer: '161',
  },
  {
    id: 'library:counting-and-probability-4-3',
    subject: 'Counting & Probability',
    level: 4,
    problem:
      'A fair coin is tossed again and again until there have been two heads in a row or three tails in a row. What is the probability that the tossing ends with two heads in a row?',
    solution: String.raw`Let $h$ be the probability of ending with two heads when the last toss was a head, let $t$ be this probability when the last toss was the first tail of a run, and let $u$ be this probability when the last two tosses were tails. Looking at the next toss,
\[h = \tfrac{1}{2} \cdot 1 + \tfrac{1}{2} t, \qquad t = \tfrac{1}{2} h + \tfrac{1}{2} u, \qquad u = \tfrac{1}{2} h + \tfrac{1}{2} \cdot 0.\]
Putting the third equation into the second gives $t = \tfrac{1}{2} h + \tfrac{1}{4} h = \tfrac{3}{4} h$.
Putting this into the first gives $h = \tfrac{1}{2} + \tfrac{3}{8} h$, so $\tfrac{5}{8} h = \tfrac{1}{2}$ and $h = \frac{4}{5}$. Then $t = \frac{3}{4} \cdot \frac{4}{5} = \frac{3}{5}$.
The first toss is a head or a tail with equal probability, so the probability in question is
\[\frac{1}{2} \cdot \frac{4}{5} + \frac{1}{2} \cdot \frac{3}{5} = \frac{7}{10}.\]
The probability is $\boxed{\frac{7}{10}}$.`,
    answer: String.raw`\frac{7}{10}`,
  },
  {
    id: 'library:counting-and-probability-5-1',
    subject: 'Counting & Probability',
    level: 5,
    problem: String.raw`The numbers $1, 2, \dots, 8$ are written in a row in some order. In how many of the orders is no even number in its own place, that is, $2$ not in the second place, $4$ not in the fourth, $6$ not in the sixth and $8$ not in the eighth? The odd numbers may be anywhere.`,
    solution: String.raw`Use inclusion and exclusion over the set of even numbers that are in their own places.
If $j$ chosen even numbers are required to be in their own places, the other $8 - j$ numbers can be arranged freely, in $(8 - j)!$ ways. There are $\binom{4}{j}$ choices of the $j$ numbers.
The number of orders in which no even number is in its own place is therefore
\[\sum_{j=0}^{4} (-1)^j \binom{4}{j} (8 - j)! = 8! - 4 \cdot 7! + 6 \cdot 6! - 4 \cdot 5! + 4!.\]
In numbers, this is
\[40320 - 20160 + 4320 - 480 + 24 = 24024.\]
The number of orders is $\boxed{24024}$.`,
    answer: '24024',
  },
  {
    id: 'library:counting-and-probability-5-2',
    subject: 'Counting & Probability',
    level: 5,
    problem:
      'Six red beads and six blue beads are threaded on a straight wire whose two ends can be told apart. Beads of the same colour look alike. In how many ways can this be done so that no three neighbouring beads have the same colour?',
    solution: String.raw`The row splits into blocks of equal colour, red and blue in turn, and every block has one or two beads.
Let $c_k$ be the number of ways to write $6$ as an ordered sum of $k$ terms that are $1$ or $2$. Such a sum has $6 - k$ terms equal to $2$, so $c_k = \binom{k}{6 - k}$, and
\[c_3 = \binom{3}{3} = 1, \quad c_4 = \binom{4}{2} = 6, \quad c_5 = \binom{5}{1} = 5, \quad c_6 = \binom{6}{0} = 1.\]
All other $c_k$ are zero.
Since the colours take turns, the number of red blocks and the number of blue blocks are equal or differ by one.
If both are $k$, the row may start with either colour, which gives $2c_k^2$ rows. In total,
\[2(1^2 + 6^2 + 5^2 + 1^2) = 2 \cdot 63 = 126.\]
If one colour has $k$ blocks and the other has $k + 1$, the colour with more blocks is at both ends, and it may be either colour, which gives $2c_kc_{k+1}$ rows. In total,
\[2(1 \cdot 6 + 6 \cdot 5 + 5 \cdot 1) = 2 \cdot 41 = 82.\]
Together there are $126 + 82 = 208$ rows.
The number of ways is $\boxed{208}$.`,
    answer: '208',
  },
  {
    id: 'library:counting-and-probability-5-3',
    subject: 'Counting & Probability',
    level: 5,
    problem:
      'A bug sits at a vertex of a cube. Once a minute it walks along an edge to one of the three neighbouring vertices, each with the same probability and independently of the earlier walks. What is the probability that after seven minutes it is at the vertex opposite to its starting point?',
    solution: String.raw`Measure the distance of the bug from the starting vertex in edges: it is $0$, $1$, $2$ or $3$, and the opposite vertex is the one at distance $3$. Each walk changes the distance by one. From distance $1$, it becomes $0$ with probability $\frac{1}{3}$ and $2$ with probability $\frac{2}{3}$. From distance $2$, it becomes $1$ with probability $\frac{2}{3}$ and $3$ with probability $\frac{1}{3}$. From $0$ it becomes $1$, and from $3$ it becomes $2$.
After an odd number of minutes the distance is $1$ or $3$. Let $q_n$ be the probability of distance $3$ after $n$ minutes, with $n$ odd, and look at the next two minutes.
From distance $3$ the bug goes to $2$ and is back at $3$ with probability $\frac{1}{3}$. From distance $1$ it gets to $3$ only by way of $2$, with probability $\frac{2}{3} \cdot \frac{1}{3} = \frac{2}{9}$. So
\[q_{n+2} = \frac{1}{3} q_n + \frac{2}{9}(1 - q_n) = \frac{2}{9} + \frac{1}{9} q_n.\]
We start with $q_1 = 0$, because after one minute the distance is $1$. Then
\[q_3 = \frac{2}{9}, \qquad q_5 = \frac{2}{9} + \frac{2}{81} = \frac{20}{81}, \qquad q_7 = \frac{2}{9} + \frac{20}{729} = \frac{182}{729}.\]
The probability is $\boxed{\frac{182}{729}}$.`,
    answer: String.raw`\frac{182}{729}`,
  },
];
