import type { LibrarySeed } from './library-seed.ts';

/** Counting & Probability, levels 1 to 3. */
export const countingAndProbability: readonly LibrarySeed[] = [
  {
    id: 'library:counting-and-probability-1-1',
    subject: 'Counting & Probability',
    level: 1,
    problem:
      'A café makes sandwiches from 6 kinds of bread, 4 kinds of filling and 3 kinds of sauce. A sandwich has one bread, one filling and one sauce. How many different sandwiches can be ordered?',
    solution: String.raw`Every bread can be combined with every filling, which makes $6 \cdot 4 = 24$ pairs.
Every pair can be combined with every sauce, which makes $24 \cdot 3 = 72$ sandwiches.
The number of sandwiches is $\boxed{72}$.`,
    answer: '72',
  },
  {
    id: 'library:counting-and-probability-1-2',
    subject: 'Counting & Probability',
    level: 1,
    problem:
      'A spinner stops on red with probability 0.35 and on blue with probability 0.25. Otherwise it stops on green. It is spun 80 times. On average, how many of these spins stop on green?',
    solution: String.raw`On average, $0.35 \cdot 80 = 28$ of the spins stop on red.
In the same way, $0.25 \cdot 80 = 20$ of them stop on blue.
Red and blue together account for $28 + 20 = 48$ spins.
The others stop on green, which makes $80 - 48 = 32$ spins.
The average number of green spins is $\boxed{32}$.`,
    answer: '32',
  },
  {
    id: 'library:counting-and-probability-1-3',
    subject: 'Counting & Probability',
    level: 1,
    problem:
      'At a music school, 48 pupils play the piano and 35 pupils play the violin. These numbers include 17 pupils who play both instruments. How many pupils play at least one of the two instruments?',
    solution: String.raw`Only the piano is played by $48 - 17 = 31$ pupils.
Only the violin is played by $35 - 17 = 18$ pupils.
Exactly one of the instruments is played by $31 + 18 = 49$ pupils.
With those who play both, this makes $49 + 17 = 66$ pupils.
The number of pupils is $\boxed{66}$.`,
    answer: '66',
  },
  {
    id: 'library:counting-and-probability-2-1',
    subject: 'Counting & Probability',
    level: 2,
    problem:
      'For its summer party, a rowing club sells 250 raffle tickets for $4 each and hands out prizes that are worth $600 in all. Dario buys one ticket. How many dollars does he lose on average, taking into account what he may win?',
    solution: String.raw`All the tickets together cost $250 \cdot 4 = 1000$ dollars.
Part of it comes back as prizes, so the buyers together lose $1000 - 600 = 400$ dollars.
All the tickets are equal, so the average loss per ticket is $400 / 250 = 1.6$ dollars.
The average loss in dollars is $\boxed{1.6}$.`,
    answer: '1.6',
  },
  {
    id: 'library:counting-and-probability-2-2',
    subject: 'Counting & Probability',
    level: 2,
    problem:
      'The Hawks have 7 players, the Owls have 9 players and the Kites have 12 players. After a tournament, every player shakes hands once with every player of the other teams, but with nobody of the own team. How many handshakes are there?',
    solution: String.raw`Between the Hawks and the Owls there are $7 \cdot 9 = 63$ handshakes.
Between the Hawks and the Kites there are $7 \cdot 12 = 84$ handshakes.
Between the Owls and the Kites there are $9 \cdot 12 = 108$ handshakes.
Add them up: $63 + 84 = 147$, and then $147 + 108 = 255$.
The number of handshakes is $\boxed{255}$.`,
    answer: '255',
  },
  {
    id: 'library:counting-and-probability-2-3',
    subject: 'Counting & Probability',
    level: 2,
    problem:
      'Two fair six-sided dice are rolled. What is the probability that the product of the two numbers is a multiple of $6$? Give the answer as a fraction in lowest terms.',
    solution: String.raw`There are $36$ equally likely results. For each number on the first die, list the numbers on the second die that make the product a multiple of $6$:
\[1 \to \{6\}, \quad 2 \to \{3, 6\}, \quad 3 \to \{2, 4, 6\},\]
\[4 \to \{3, 6\}, \quad 5 \to \{6\}, \quad 6 \to \{1, 2, 3, 4, 5, 6\}.\]
These are $1 + 2 + 3 + 2 + 1 + 6 = 15$ results.
The probability is $\frac{15}{36} = \frac{5}{12}$.
The answer is $\boxed{\frac{5}{12}}$.`,
    answer: String.raw`\frac{5}{12}`,
  },
  {
    id: 'library:counting-and-probability-3-1',
    subject: 'Counting & Probability',
    level: 3,
    problem:
      'Six friends, among them Ana and Ben, sit down in a row of six chairs. Ana and Ben do not want to sit next to each other. In how many ways can the six friends be seated?',
    solution: String.raw`Without any condition there are $6! = 720$ seatings.
Now count the seatings to be avoided, with Ana and Ben on neighbouring chairs. Treat the two as one block. The block and the other four friends can be ordered in $5! = 120$ ways, and inside the block there are $2$ orders, so these are $5! \cdot 2! = 240$ seatings.
The allowed ones are the others: $6! - 5! \cdot 2! = 720 - 240 = 480$.
The number of ways is $\boxed{480}$.`,
    answer: '480',
  },
  {
    id: 'library:counting-and-probability-3-2',
    subject: 'Counting & Probability',
    level: 3,
    problem:
      'A drawer contains $4$ black, $5$ grey and $6$ white socks. Two socks are taken out at random, without looking. What is the probability that they have the same colour? Give the answer as a fraction in lowest terms.',
    solution: String.raw`There are $4 + 5 + 6 = 15$ socks, so the number of pairs that can be drawn is
\[\binom{15}{2} = \frac{15 \cdot 14}{2} = 105.\]
The pairs of one colour are counted colour by colour:
\[\binom{4}{2} + \binom{5}{2} + \binom{6}{2} = 6 + 10 + 15 = 31.\]
All pairs are equally likely, so the probability is $\frac{31}{105}$. Since $31$ is a prime and does not divide $105$, this is in lowest terms.
The answer is $\boxed{\frac{31}{105}}$.`,
    answer: String.raw`\frac{31}{105}`,
  },
  {
    id: 'library:counting-and-probability-3-3',
    subject: 'Counting & Probability',
    level: 3,
    problem: String.raw`In a factory, $3\%$ of all light bulbs are faulty. A tester flags $90\%$ of the faulty bulbs, but by mistake it also flags $5\%$ of the good ones. A bulb has just been flagged. What is the probability that it is really faulty? Give the answer as a fraction in lowest terms.`,
    solution: String.raw`A bulb is faulty and flagged with probability
\[\frac{3}{100} \cdot \frac{90}{100} = \frac{270}{10000}.\]
A bulb is good and flagged with probability
\[\frac{97}{100} \cdot \frac{5}{100} = \frac{485}{10000}.\]
So a bulb is flagged with probability $\frac{270}{10000} + \frac{485}{10000} = \frac{755}{10000}$.
Among the flagged bulbs, the share of the faulty ones is
\[\frac{270}{755} = \frac{54}{151}.\]
The number $151$ is a prime, so this is in lowest terms. The probability is $\boxed{\frac{54}{151}}$.`,
    answer: String.raw`\frac{54}{151}`,
  },
];
