import type { LibrarySeed } from './library-seed.ts';

/** Geometry, levels 4 and 5. */
export const geometryHard: readonly LibrarySeed[] = [
  {
    id: 'library:geometry-4-1',
    subject: 'Geometry',
    level: 4,
    problem:
      'The sides of a triangle have the lengths $13$, $14$ and $15$. Find the distance between the centre of its inscribed circle and its centroid.',
    solution: String.raw`Place the side of length $14$ on the horizontal axis, from $B = (0, 0)$ to $C = (14, 0)$. The point $A = (5, 12)$ has the distances $\sqrt{25 + 144} = 13$ from $B$ and $\sqrt{81 + 144} = 15$ from $C$, so $ABC$ is the triangle.
The centroid is the average of the vertices:
\[G = \left(\frac{0 + 14 + 5}{3}, \frac{0 + 0 + 12}{3}\right) = \left(\frac{19}{3}, 4\right).\]
The area is $\frac{1}{2} \cdot 14 \cdot 12 = 84$ and half the perimeter is $\frac{13 + 14 + 15}{2} = 21$, so the radius of the inscribed circle is $\frac{84}{21} = 4$.
The inscribed circle touches $BC$ at the distance $21 - 15 = 6$ from $B$ (half the perimeter minus the side opposite to $B$). Its centre is therefore $I = (6, 4)$.
Both points have the same height $4$ above $BC$, and their distance is $\frac{19}{3} - 6 = \frac{1}{3}$.
The distance is $\boxed{\frac{1}{3}}$.`,
    answer: String.raw`\frac{1}{3}`,
  },
  {
    id: 'library:geometry-4-2',
    subject: 'Geometry',
    level: 4,
    problem:
      'Two circles with the radii $9$ and $4$ touch each other from outside, and both touch a straight line from the same side. A third circle lies in the region enclosed by the two circles and the line, and it touches all three. Find its radius as a fraction in lowest terms.',
    solution: String.raw`Suppose two circles with radii $a$ and $b$ touch each other and stand on the same line. Their centres have the distance $a + b$ and the heights $a$ and $b$ above the line, so by the theorem of Pythagoras the horizontal distance of their points on the line is
\[\sqrt{(a + b)^2 - (a - b)^2} = \sqrt{4ab} = 2\sqrt{ab}.\]
For the two given circles it is $2\sqrt{9 \cdot 4} = 12$.
Let $r$ be the radius of the third circle. Its point on the line lies between the two others, at the distances $2\sqrt{9r} = 6\sqrt{r}$ and $2\sqrt{4r} = 4\sqrt{r}$ from them. So
\[6\sqrt{r} + 4\sqrt{r} = 12, \qquad \text{hence} \qquad \sqrt{r} = \frac{12}{10} = \frac{6}{5}.\]
Squaring, $r = \frac{36}{25}$.
The radius is $\boxed{\frac{36}{25}}$.`,
    answer: String.raw`\frac{36}{25}`,
  },
  {
    id: 'library:geometry-4-3',
    subject: 'Geometry',
    level: 4,
    problem:
      'A right circular cone has the base radius $6$ and the height $8$. What fraction of the volume of the cone is filled by the largest sphere that fits inside?',
    solution: String.raw`The largest sphere touches the base and the whole lateral surface. A plane through the axis cuts the cone in an isosceles triangle with base $12$ and height $8$, and it cuts the sphere in the inscribed circle of this triangle.
The equal sides of the triangle are $\sqrt{6^2 + 8^2} = 10$. Its area is $\frac{1}{2} \cdot 12 \cdot 8 = 48$, and half its perimeter is $\frac{12 + 10 + 10}{2} = 16$.
The radius of the inscribed circle is the area divided by half the perimeter, $\frac{48}{16} = 3$.
The sphere has the volume $\frac{4}{3}\pi \cdot 3^3 = 36\pi$, and the cone has the volume $\frac{1}{3}\pi \cdot 6^2 \cdot 8 = 96\pi$.
The fraction is $\frac{36\pi}{96\pi} = \frac{3}{8}$.
The answer is $\boxed{\frac{3}{8}}$.`,
    answer: String.raw`\frac{3}{8}`,
  },
  {
    id: 'library:geometry-5-1',
    subject: 'Geometry',
    level: 5,
    problem:
      'In the tetrahedron $ABCD$, opposite edges have equal lengths: $AB = CD = 5$, $AC = BD = 6$ and $AD = BC = 7$. Find the exact volume of the tetrahedron.',
    solution: String.raw`A box with edges $x$, $y$, $z$ has face diagonals of the three lengths $\sqrt{x^2 + y^2}$, $\sqrt{y^2 + z^2}$ and $\sqrt{x^2 + z^2}$, and four of its corners, no two of them joined by an edge, form a tetrahedron whose six edges are face diagonals. Opposite edges of this tetrahedron lie in opposite faces of the box and have equal lengths. So we look for a box with
\[x^2 + y^2 = 25, \qquad y^2 + z^2 = 36, \qquad x^2 + z^2 = 49.\]
The sum of the three equations gives $x^2 + y^2 + z^2 = 55$. Subtracting each of them from this, we find
\[z^2 = 30, \qquad x^2 = 19, \qquad y^2 = 6,\]
which are positive, so the box exists. A tetrahedron is determined by its six edges up to congruence, hence $ABCD$ is the one inside this box.
The box minus the tetrahedron consists of four corner pieces. Each of them is a pyramid with the volume $\frac{1}{6}xyz$, so the tetrahedron has the volume $xyz - 4 \cdot \frac{1}{6}xyz = \frac{1}{3}xyz$.
Finally
\[xyz = \sqrt{19 \cdot 6 \cdot 30} = \sqrt{3420} = 6\sqrt{95}, \qquad \frac{1}{3}xyz = 2\sqrt{95}.\]
The volume is $\boxed{2\sqrt{95}}$.`,
    answer: String.raw`2\sqrt{95}`,
  },
  {
    id: 'library:geometry-5-2',
    subject: 'Geometry',
    level: 5,
    problem:
      'A point $P$ inside an equilateral triangle $ABC$ satisfies $PA = 5$, $PB = 7$ and $PC = 8$. Find the exact side length of the triangle.',
    solution: String.raw`Rotate the plane around $A$ by $60^\circ$ so that $B$ goes to $C$, and let $P$ go to $P'$.
Then $AP = AP'$ and $\angle PAP' = 60^\circ$, so the triangle $APP'$ is equilateral and $PP' = 5$. The rotation takes $PB$ to $P'C$, so $P'C = 7$.
The triangle $PP'C$ has the sides $PP' = 5$, $PC = 8$ and $P'C = 7$. By the law of cosines,
\[\cos \angle P'PC = \frac{5^2 + 8^2 - 7^2}{2 \cdot 5 \cdot 8} = \frac{40}{80} = \frac{1}{2},\]
so $\angle P'PC = 60^\circ$.
Both $\angle APP'$ and $\angle P'PC$ are $60^\circ$. Hence $\angle APC$ is either $60^\circ + 60^\circ = 120^\circ$ or $0^\circ$, and the latter is impossible because $P$ is inside the triangle.
The law of cosines in the triangle $APC$ gives
\[AC^2 = 5^2 + 8^2 - 2 \cdot 5 \cdot 8 \cdot \cos 120^\circ = 25 + 64 + 40 = 129.\]
The side length is $\boxed{\sqrt{129}}$.`,
    answer: String.raw`\sqrt{129}`,
  },
  {
    id: 'library:geometry-5-3',
    subject: 'Geometry',
    level: 5,
    problem: String.raw`The vertices of the quadrilateral $ABCD$ lie on a circle in this order, and $AB = 3$, $BC = 4$, $CD = 5$, $DA = 6$. Let $\theta$ be the angle between its diagonals. Find $\sin \theta$.`,
    solution: String.raw`Let $\beta$ be the angle at $B$. The quadrilateral is cyclic, so the angle at $D$ is $180^\circ - \beta$, with the same sine and the opposite cosine. Computing $AC^2$ in the triangles $ABC$ and $CDA$,
\[9 + 16 - 24\cos \beta = 25 + 36 + 60\cos \beta.\]
Hence $84\cos \beta = -36$ and $\cos \beta = -\frac{3}{7}$, so
\[\sin \beta = \sqrt{1 - \frac{9}{49}} = \frac{\sqrt{40}}{7} = \frac{2\sqrt{10}}{7}.\]
The area of the quadrilateral is the sum of the areas of the two triangles:
\[\frac{1}{2} \cdot 3 \cdot 4 \cdot \sin \beta + \frac{1}{2} \cdot 5 \cdot 6 \cdot \sin \beta = 21\sin \beta = 6\sqrt{10}.\]
By Ptolemy's theorem, the product of the diagonals is
\[AC \cdot BD = AB \cdot CD + BC \cdot DA = 3 \cdot 5 + 4 \cdot 6 = 39.\]
On the other hand, the area equals $\frac{1}{2} \cdot AC \cdot BD \cdot \sin \theta = \frac{39}{2}\sin \theta$. Comparing the two,
\[\sin \theta = \frac{2 \cdot 6\sqrt{10}}{39} = \frac{12\sqrt{10}}{39} = \frac{4\sqrt{10}}{13}.\]
The value is $\boxed{\frac{4\sqrt{10}}{13}}$.`,
    answer: String.raw`\frac{4\sqrt{10}}{13}`,
  },
];
