import type { LibrarySeed } from './library-seed.ts';

/** Prealgebra, levels 1 to 3. */
export const prealgebra: readonly LibrarySeed[] = [
  {
    id: 'library:prealgebra-1-1',
    subject: 'Prealgebra',
    level: 1,
    problem: String.raw`A notebook costs \$2.40 and a pen costs \$0.85. Ilse buys 3 notebooks and 4 pens. How much does she pay?`,
    solution: String.raw`The notebooks cost $3 \cdot 2.40 = 7.20$ dollars.
The pens cost $4 \cdot 0.85 = 3.40$ dollars.
Together that is $7.20 + 3.40 = 10.60$ dollars.
Ilse pays $\boxed{\$10.60}$.`,
    answer: String.raw`\$10.60`,
  },
  {
    id: 'library:prealgebra-1-2',
    subject: 'Prealgebra',
    level: 1,
    problem: String.raw`Compute $\frac{3}{4} + \frac{5}{6} - \frac{1}{3}$. Give the answer as a fraction in lowest terms.`,
    solution: String.raw`The least common multiple of the denominators $4$, $6$ and $3$ is $12$. With this denominator the fractions are
\[\frac{3}{4} = \frac{9}{12}, \qquad \frac{5}{6} = \frac{10}{12}, \qquad \frac{1}{3} = \frac{4}{12}.\]
Now the numerators can be added and subtracted:
\[\frac{9}{12} + \frac{10}{12} - \frac{4}{12} = \frac{15}{12} = \frac{5}{4}.\]
The result is $\boxed{\frac{5}{4}}$.`,
    answer: String.raw`\frac{5}{4}`,
  },
  {
    id: 'library:prealgebra-1-3',
    subject: 'Prealgebra',
    level: 1,
    problem:
      'A night train has 8 carriages with 64 seats in each of them. On Friday, 437 passengers have a seat. How many seats stay empty?',
    solution: String.raw`The whole train has $8 \cdot 64 = 512$ seats.
Taking away the occupied ones, $512 - 437 = 75$ seats are left.
The number of empty seats is $\boxed{75}$.`,
    answer: '75',
  },
  {
    id: 'library:prealgebra-2-1',
    subject: 'Prealgebra',
    level: 2,
    problem:
      'From Monday to Thursday, a bakery takes orders for 38, 45, 29 and 52 loaves of rye bread. On Friday it bakes them all, always 4 loaves at a time. How many times does it have to fill the oven?',
    solution: String.raw`Add the orders day by day: $38 + 45 = 83$, then $83 + 29 = 112$, then $112 + 52 = 164$.
Divide the loaves into full ovens: $164 / 4 = 41$.
The oven has to be filled this many times: $\boxed{41}$.`,
    answer: '41',
  },
  {
    id: 'library:prealgebra-2-2',
    subject: 'Prealgebra',
    level: 2,
    problem:
      'A snail climbs a wall at a speed of 0.35 metres per minute. It starts at the ground and climbs for 14 minutes. Then it falls asleep and slips down by 1.2 metres. At what height, in metres, does it sleep?',
    solution: String.raw`While it climbs, the snail gains $0.35 \cdot 14 = 4.9$ metres.
After slipping, its height is $4.9 - 1.2 = 3.7$ metres.
The height in metres is $\boxed{3.7}$.`,
    answer: '3.7',
  },
  {
    id: 'library:prealgebra-2-3',
    subject: 'Prealgebra',
    level: 2,
    problem:
      'Samira took $75 to the county fair. She bought 6 ride tickets for $8 each, and then a T-shirt for $13. How many dollars did she have left?',
    solution: String.raw`The tickets cost $6 \cdot 8 = 48$ dollars.
Together with the T-shirt she spent $48 + 13 = 61$ dollars.
That leaves $75 - 61 = 14$ dollars.
The amount left is $\boxed{14}$.`,
    answer: '14',
  },
  {
    id: 'library:prealgebra-3-1',
    subject: 'Prealgebra',
    level: 3,
    problem:
      'A machine in a juice factory fills 36 bottles in 4 minutes. At this speed, how many minutes does it need to fill 243 bottles?',
    solution: String.raw`In one minute the machine fills $36 / 4 = 9$ bottles.
For the whole order it needs $243 / 9 = 27$ minutes.
The time in minutes is $\boxed{27}$.`,
    answer: '27',
  },
  {
    id: 'library:prealgebra-3-2',
    subject: 'Prealgebra',
    level: 3,
    problem: String.raw`A baker buys 12 sacks that hold 15 kilograms of flour each. Every loaf takes 0.75 kilograms of flour and is sold for \$3.20. How many dollars does the baker take in when all the flour has been baked and all the loaves have been sold?`,
    solution: String.raw`The sacks hold $12 \cdot 15 = 180$ kilograms of flour.
This is enough for $180 / 0.75 = 240$ loaves.
They sell for $240 \cdot 3.20 = 768$ dollars.
The baker takes in this many dollars: $\boxed{768}$.`,
    answer: '768',
  },
  {
    id: 'library:prealgebra-3-3',
    subject: 'Prealgebra',
    level: 3,
    problem: String.raw`Compute $(17 + 8) \cdot 6 - 96 / 4$.`,
    solution: String.raw`The bracket comes first: $17 + 8 = 25$.
Next come the multiplication, $25 \cdot 6 = 150$, and the division, $96 / 4 = 24$.
The subtraction comes last: $150 - 24 = 126$.
The result is $\boxed{126}$.`,
    answer: '126',
  },
];
