import type { LibrarySeed } from './library-seed.ts';

/** Prealgebra, levels 4 and 5. */
export const prealgebraHard: readonly LibrarySeed[] = [
  {
    id: 'library:prealgebra-4-1',
    subject: 'Prealgebra',
    level: 4,
    problem:
      'A tank holds 5400 litres when it is full, and at the moment it contains 1530 litres of water. The cold tap brings in 35 litres per minute and the warm tap brings in 28 litres per minute, but 18 litres per minute run out through a leak. With both taps open, after how many minutes is the tank full?',
    solution: String.raw`The taps together bring in $35 + 28 = 63$ litres per minute.
Because of the leak, the contents grow by only $63 - 18 = 45$ litres per minute.
The tank still lacks $5400 - 1530 = 3870$ litres.
Filling it takes $3870 / 45 = 86$ minutes.
The number of minutes is $\boxed{86}$.`,
    answer: '86',
  },
  {
    id: 'library:prealgebra-4-2',
    subject: 'Prealgebra',
    level: 4,
    problem:
      'A mine delivers 30 tonnes of ore with 4.2 grams of gold in each tonne. A second mine delivers 20 tonnes of ore with 6.7 grams of gold in each tonne. The two deliveries are mixed. How many grams of gold does one tonne of the mixture contain on average?',
    solution: String.raw`The first delivery contains $30 \cdot 4.2 = 126$ grams of gold.
The second delivery contains $20 \cdot 6.7 = 134$ grams of gold.
The mixture contains $126 + 134 = 260$ grams of gold in $30 + 20 = 50$ tonnes of ore.
On average that is $260 / 50 = 5.2$ grams per tonne.
The number of grams is $\boxed{5.2}$.`,
    answer: '5.2',
  },
  {
    id: 'library:prealgebra-4-3',
    subject: 'Prealgebra',
    level: 4,
    problem: String.raw`Write the repeating decimal $0.2\overline{36} = 0.2363636\dots$ as a fraction in lowest terms.`,
    solution: String.raw`Let $x = 0.2\overline{36}$. We shift the decimal point so that the repeating part starts right behind it, once and then one full period later:
\[10x = 2.\overline{36}, \qquad 1000x = 236.\overline{36}.\]
In the difference the repeating parts cancel:
\[1000x - 10x = 236 - 2, \qquad \text{so} \qquad 990x = 234.\]
Therefore $x = \frac{234}{990}$. Both numbers are divisible by $18$, and $\frac{234}{990} = \frac{13}{55}$.
Since $13$ is a prime that does not divide $55$, this is in lowest terms.
The fraction is $\boxed{\frac{13}{55}}$.`,
    answer: String.raw`\frac{13}{55}`,
  },
  {
    id: 'library:prealgebra-5-1',
    subject: 'Prealgebra',
    level: 5,
    problem:
      'A crew of 6 painters, all working equally fast, painted 9 rooms of a hotel in 4 days. How many days will a crew of 10 such painters need for 45 rooms of the same size?',
    solution: String.raw`In the whole time, one painter finished $9 / 6 = 1.5$ rooms.
In one day, a painter therefore finishes $1.5 / 4 = 0.375$ rooms.
The larger crew finishes $0.375 \cdot 10 = 3.75$ rooms in a day.
It needs $45 / 3.75 = 12$ days.
The number of days is $\boxed{12}$.`,
    answer: '12',
  },
  {
    id: 'library:prealgebra-5-2',
    subject: 'Prealgebra',
    level: 5,
    problem: String.raw`The pages of a thick book are numbered $1, 2, 3, \dots$ without a gap. Printing all the page numbers took exactly $2989$ digits. How many pages does the book have?`,
    solution: String.raw`Count the digits by the length of the page numbers.
The pages $1$ to $9$ take $9$ digits.
The $90$ pages from $10$ to $99$ take $90 \cdot 2 = 180$ digits.
The $900$ pages from $100$ to $999$ take $900 \cdot 3 = 2700$ digits.
Up to page $999$ that makes $9 + 180 + 2700 = 2889$ digits, which is less than the total, so the book goes on with page numbers of four digits.
There remain $2989 - 2889 = 100$ digits, and at four digits per page they number $\frac{100}{4} = 25$ more pages.
The last page is $999 + 25 = 1024$.
The number of pages is $\boxed{1024}$.`,
    answer: '1024',
  },
  {
    id: 'library:prealgebra-5-3',
    subject: 'Prealgebra',
    level: 5,
    problem: String.raw`A shop raised the price of a lamp by a certain percentage. Later it lowered the new price by the same percentage, and then the lamp cost $9\%$ less than at the very beginning. What was the percentage?`,
    solution: String.raw`Measure prices in units of the first price, and let the percentage be the decimal $p$ (so that $p = 0.25$ would mean $25\%$).
Raising multiplies the price by $1 + p$, and lowering then multiplies it by $1 - p$. At the end the price is $91\%$ of the first one, so
\[(1 + p)(1 - p) = 0.91.\]
Multiplying out, the two terms with a single $p$ cancel, and $1 - p^2 = 0.91$.
Hence $p^2 = 0.09$. Since $p$ is positive and $0.3^2 = 0.09$, we have $p = 0.3$.
Check: $1.3 \cdot 0.7 = 0.91$.
The percentage was $\boxed{30\%}$.`,
    answer: String.raw`30\%`,
  },
];
