import type { LibrarySeed } from './library-seed.ts';

/** Number Theory, levels 1 to 3. */
export const numberTheory: readonly LibrarySeed[] = [
  {
    id: 'library:number-theory-1-1',
    subject: 'Number Theory',
    level: 1,
    problem:
      'A florist has $84$ tulips and $126$ roses. She ties them into bunches that are all alike, and no flower is left over. What is the greatest possible number of bunches?',
    solution: String.raw`The number of bunches must divide both $84$ and $126$, so we look for their greatest common divisor. Factor both numbers into primes:
\[84 = 2^2 \cdot 3 \cdot 7, \qquad 126 = 2 \cdot 3^2 \cdot 7.\]
The greatest common divisor takes every prime with the smaller of its two exponents, which is one for each of the primes here:
\[2 \cdot 3 \cdot 7 = 42.\]
With that many bunches, each has two tulips and three roses. The number of bunches is $\boxed{42}$.`,
    answer: '42',
  },
  {
    id: 'library:number-theory-1-2',
    subject: 'Number Theory',
    level: 1,
    problem:
      'Tariq packs his marbles into bags, 15 marbles to a bag. When 23 bags are full, 8 marbles are still lying on the table. How many marbles does Tariq have?',
    solution: String.raw`The full bags contain $23 \cdot 15 = 345$ marbles.
Adding the remainder, there are $345 + 8 = 353$ marbles.
The number of marbles is $\boxed{353}$.`,
    answer: '353',
  },
  {
    id: 'library:number-theory-1-3',
    subject: 'Number Theory',
    level: 1,
    problem:
      'Marisol has 405 stamps. She gives 21 of them to her brother and puts the others into 16 albums, the same number into each. How many stamps are in each album?',
    solution: String.raw`Marisol keeps $405 - 21 = 384$ stamps.
Divided equally among the albums, this makes $384 / 16 = 24$ stamps, with no remainder.
The number of stamps in each album is $\boxed{24}$.`,
    answer: '24',
  },
  {
    id: 'library:number-theory-2-1',
    subject: 'Number Theory',
    level: 2,
    problem:
      'In a hall, $360$ chairs are to be set up in rows of equal length, with no chair left over. Everything from one long row to rows of a single chair is allowed. How many lengths of a row are possible?',
    solution: String.raw`The length of a row can be any positive divisor of $360$, so we count these. The prime factorisation is $360 = 2^3 \cdot 3^2 \cdot 5$.
A positive divisor has the form $2^a \cdot 3^b \cdot 5^c$, where $a$ is one of $0, 1, 2, 3$, where $b$ is one of $0, 1, 2$, and where $c$ is one of $0, 1$.
The three exponents can be chosen independently, and different choices give different divisors, so there are
\[(3 + 1) \cdot (2 + 1) \cdot (1 + 1) = 24\]
of them. The number of possible lengths is $\boxed{24}$.`,
    answer: '24',
  },
  {
    id: 'library:number-theory-2-2',
    subject: 'Number Theory',
    level: 2,
    problem:
      'Without computing it, decide whether the number $3^{20} + 5^{21} + 7^{22}$ is even or odd. Answer with one of the words "even" and "odd".',
    solution: String.raw`A product of odd numbers is odd. So each of the powers $3^{20}$, $5^{21}$ and $7^{22}$ is odd.
The sum of two odd numbers is even: $3^{20} + 5^{21}$ is even.
Adding the odd number $7^{22}$ to an even number gives an odd number.
The number is $\boxed{\text{odd}}$.`,
    answer: String.raw`\text{odd}`,
  },
  {
    id: 'library:number-theory-2-3',
    subject: 'Number Theory',
    level: 2,
    problem:
      'In a clockwork, a wheel with 24 teeth drives a wheel with 36 teeth. The first wheel makes exactly 15 full turns. How many full turns does the second wheel make?',
    solution: String.raw`During its turns, the first wheel moves $24 \cdot 15 = 360$ teeth past the point where the wheels touch.
The same number of teeth of the second wheel passes this point, so it makes $360 / 36 = 10$ turns.
The number of turns is $\boxed{10}$.`,
    answer: '10',
  },
  {
    id: 'library:number-theory-3-1',
    subject: 'Number Theory',
    level: 3,
    problem: 'Suppose that today is a Wednesday. Which day of the week will it be $3^{100}$ days from now?',
    solution: String.raw`The days of the week repeat after $7$ days, so only the remainder of $3^{100}$ modulo $7$ matters. Look at the powers of $3$ modulo $7$:
\[3^1 \equiv 3, \quad 3^2 \equiv 2, \quad 3^3 \equiv 6, \quad 3^4 \equiv 4, \quad 3^5 \equiv 5, \quad 3^6 \equiv 1 \pmod{7}.\]
After the sixth power the remainders repeat, so only the remainder of the exponent modulo $6$ matters.
Since $100 = 6 \cdot 16 + 4$, we get
\[3^{100} = (3^6)^{16} \cdot 3^4 \equiv 1 \cdot 4 = 4 \pmod{7}.\]
The day is as far from today as four days from now: Thursday, Friday, Saturday, Sunday. It will be $\boxed{\text{Sunday}}$.`,
    answer: String.raw`\text{Sunday}`,
  },
  {
    id: 'library:number-theory-3-2',
    subject: 'Number Theory',
    level: 3,
    problem:
      'Find the smallest positive integer that leaves the remainder $3$ when divided by $5$, the remainder $4$ when divided by $7$, and the remainder $2$ when divided by $9$.',
    solution: String.raw`The numbers with remainder $4$ modulo $7$ are $4, 11, 18, \dots$, and the first of them with remainder $3$ modulo $5$ is $18$.
So the first two conditions together mean $n = 18 + 35k$ for an integer $k$, since $5$ and $7$ have no common factor.
Modulo $9$, we have $18 \equiv 0$ and $35 \equiv -1$, so the third condition is $-k \equiv 2 \pmod{9}$, that is $k \equiv 7 \pmod{9}$.
The smallest positive $n$ belongs to $k = 7$, and it is $18 + 35 \cdot 7 = 263$.
Check: $263 = 5 \cdot 52 + 3$, $263 = 7 \cdot 37 + 4$ and $263 = 9 \cdot 29 + 2$.
The integer is $\boxed{263}$.`,
    answer: '263',
  },
  {
    id: 'library:number-theory-3-3',
    subject: 'Number Theory',
    level: 3,
    problem: String.raw`The number $250! = 1 \cdot 2 \cdot 3 \cdots 250$ is written out in decimal. With how many zeros does it end?`,
    solution: String.raw`The number of zeros at the end is the exponent of $10 = 2 \cdot 5$. There are more factors $2$ than factors $5$, so we count the factors $5$.
Each multiple of $5$ gives one such factor, each multiple of $25$ one more, and each multiple of $125$ yet another one. With floor brackets for rounding down,
\[\left\lfloor \frac{250}{5} \right\rfloor = 50, \qquad \left\lfloor \frac{250}{25} \right\rfloor = 10, \qquad \left\lfloor \frac{250}{125} \right\rfloor = 2.\]
The next power, $625$, is larger than $250$ and contributes nothing.
In total there are $50 + 10 + 2 = 62$ factors $5$.
The number of zeros is $\boxed{62}$.`,
    answer: '62',
  },
];
