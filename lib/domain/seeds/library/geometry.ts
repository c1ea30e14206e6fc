import type { LibrarySeed } from './library-seed.ts';

/** Geometry, levels 1 to 3. */
export const geometry: readonly LibrarySeed[] = [
  {
    id: 'library:geometry-1-1',
    subject: 'Geometry',
    level: 1,
    problem:
      'A rectangular garden is 18 metres long and 11 metres wide. A pond in it covers 42 square metres, and the rest is lawn. How many square metres of lawn are there?',
    solution: String.raw`The whole garden has an area of $18 \cdot 11 = 198$ square metres.
Without the pond, $198 - 42 = 156$ square metres remain.
The area of the lawn in square metres is $\boxed{156}$.`,
    answer: '156',
  },
  {
    id: 'library:geometry-1-2',
    subject: 'Geometry',
    level: 1,
    problem: String.raw`Two angles of a triangle measure $47^\circ$ and $68^\circ$. What is the measure of the third angle?`,
    solution: String.raw`The three angles of a triangle add up to $180^\circ$.
The two given angles add up to $47^\circ + 68^\circ = 115^\circ$.
The third angle is what is missing: $180^\circ - 115^\circ = 65^\circ$.
Its measure is $\boxed{65^\circ}$.`,
    answer: String.raw`65^\circ`,
  },
  {
    id: 'library:geometry-1-3',
    subject: 'Geometry',
    level: 1,
    problem:
      'A solid wooden block has the shape of a box and is 12 cm long, 9 cm wide and 5 cm high. One cubic centimetre of this wood weighs 0.7 grams. How many grams does the block weigh?',
    solution: String.raw`The bottom of the block has an area of $12 \cdot 9 = 108$ square centimetres.
Its volume is $108 \cdot 5 = 540$ cubic centimetres.
Its weight is $540 \cdot 0.7 = 378$ grams.
The weight in grams is $\boxed{378}$.`,
    answer: '378',
  },
  {
    id: 'library:geometry-2-1',
    subject: 'Geometry',
    level: 2,
    problem: `Triangle $ABC$ has a right angle at $C$, with $AC = 9$ and $BC = 12$. The point $H$ is the foot of the altitude from $C$ to the side $AB$. Find the length of $CH$ as a fraction in lowest terms.

[asy]
size(160);
pair A = (0, 9), B = (12, 0), C = (0, 0), H = (4.32, 5.76);
draw(A--B--C--cycle);
draw(C--H);
label("$A$", A, N);
label("$B$", B, E);
label("$C$", C, SW);
label("$H$", H, NE);
label("$9$", (A + C) / 2, W);
label("$12$", (B + C) / 2, S);
[/asy]`,
    solution: String.raw`By the theorem of Pythagoras,
\[AB = \sqrt{9^2 + 12^2} = \sqrt{225} = 15.\]
The area of the triangle can be found from the two legs, and also from the side $AB$ with its altitude $CH$. Twice the area is
\[AC \cdot BC = AB \cdot CH.\]
Therefore
\[CH = \frac{9 \cdot 12}{15} = \frac{36}{5}.\]
The length is $\boxed{\frac{36}{5}}$.`,
    answer: String.raw`\frac{36}{5}`,
  },
  {
    id: 'library:geometry-2-2',
    subject: 'Geometry',
    level: 2,
    problem:
      'On a sunny morning, an upright pole of 6 metres casts a shadow of 8 metres on level ground. At the same time, a tower next to it casts a shadow of 52 metres. How many metres high is the tower?',
    solution: String.raw`The sun's rays are parallel, so the pole with its shadow and the tower with its shadow form similar right triangles.
The tower's shadow is longer than the pole's by the factor $52 / 8 = 6.5$.
The tower is higher than the pole by the same factor, so its height is $6.5 \cdot 6 = 39$ metres.
The height in metres is $\boxed{39}$.`,
    answer: '39',
  },
  {
    id: 'library:geometry-2-3',
    subject: 'Geometry',
    level: 2,
    problem: String.raw`An L-shaped terrace consists of two rectangles that do not overlap. One of them measures 14 m by 6 m, the other one measures 9 m by 5 m. Paving costs \$23.50 per square metre. What does it cost to pave the whole terrace?`,
    solution: String.raw`The first rectangle has an area of $14 \cdot 6 = 84$ square metres.
The second rectangle has an area of $9 \cdot 5 = 45$ square metres.
The terrace has an area of $84 + 45 = 129$ square metres.
Paving it costs $129 \cdot 23.50 = 3031.50$ dollars.
The cost is $\boxed{\$3031.50}$.`,
    answer: String.raw`\$3031.50`,
  },
  {
    id: 'library:geometry-3-1',
    subject: 'Geometry',
    level: 3,
    problem: String.raw`A sector of a circle with radius $12$ has a central angle of $75^\circ$. Find the exact area of the sector.`,
    solution: String.raw`The whole circle has the area $\pi \cdot 12^2 = 144\pi$.
The sector takes up the fraction $\frac{75}{360} = \frac{5}{24}$ of the circle.
Its area is
\[\frac{5}{24} \cdot 144\pi = 30\pi.\]
The area is $\boxed{30\pi}$.`,
    answer: String.raw`30\pi`,
  },
  {
    id: 'library:geometry-3-2',
    subject: 'Geometry',
    level: 3,
    problem:
      'A circle passes through the points $(0, 0)$, $(8, 0)$ and $(2, 6)$. Find the coordinates of its centre.',
    solution: String.raw`Let $(p, q)$ be the centre. It has the same distance from $(0, 0)$ and from $(8, 0)$, so it lies on the vertical line half-way between them, and $p = 4$.
It also has the same distance from $(0, 0)$ and from $(2, 6)$. Comparing the squares of these distances,
\[4^2 + q^2 = (4 - 2)^2 + (q - 6)^2.\]
Multiplying out, $16 + q^2 = 4 + q^2 - 12q + 36$, so $12q = 24$ and $q = 2$.
The centre is $\boxed{(4, 2)}$.`,
    answer: '(4, 2)',
  },
  {
    id: 'library:geometry-3-3',
    subject: 'Geometry',
    level: 3,
    problem:
      'On the plan of a house, every centimetre stands for 2.5 metres. The rectangular living room measures 6 cm by 4.8 cm on the plan. Its floor is to be covered with tiles that cost $18 per square metre. How many dollars do the tiles cost?',
    solution: String.raw`The real length of the room is $6 \cdot 2.5 = 15$ metres.
Its real width is $4.8 \cdot 2.5 = 12$ metres.
The floor has an area of $15 \cdot 12 = 180$ square metres.
The tiles cost $180 \cdot 18 = 3240$ dollars.
The price in dollars is $\boxed{3240}$.`,
    answer: '3240',
  },
];
