import type { LibrarySeed } from './library-seed.ts';

/** Precalculus, levels 1 to 3. */
export const precalculus: readonly LibrarySeed[] = [
  {
    id: 'library:precalculus-1-1',
    subject: 'Precalculus',
    level: 1,
    problem: 'Let $f(x) = 6x - 11$ and $g(x) = 4x + 9$. Compute $f(g(7))$.',
    solution: String.raw`The inner function comes first. Its product is $4 \cdot 7 = 28$ and its value is $28 + 9 = 37$.
This value goes into the outer function. There the product is $6 \cdot 37 = 222$ and the value is $222 - 11 = 211$.
The value of the composition is $\boxed{211}$.`,
    answer: '211',
  },
  {
    id: 'library:precalculus-1-2',
    subject: 'Precalculus',
    level: 1,
    problem: String.raw`Compute the determinant of the matrix
\[\begin{pmatrix} 9 & 4 \\ 5 & 7 \end{pmatrix}.\]`,
    solution: String.raw`The determinant is the product along the main diagonal minus the product along the other diagonal.
The main diagonal gives $9 \cdot 7 = 63$.
The other diagonal gives $4 \cdot 5 = 20$.
The difference is $63 - 20 = 43$.
The determinant is $\boxed{43}$.`,
    answer: '43',
  },
  {
    id: 'library:precalculus-1-3',
    subject: 'Precalculus',
    level: 1,
    problem: String.raw`Convert $150^\circ$ to radians. Give an exact answer in terms of $\pi$.`,
    solution: String.raw`A half turn is $180^\circ$, or $\pi$ radians.
The given angle is the fraction $\frac{150}{180} = \frac{5}{6}$ of a half turn.
In radians it is $\frac{5}{6} \cdot \pi = \frac{5\pi}{6}$.
The angle is $\boxed{\frac{5\pi}{6}}$.`,
    answer: String.raw`\frac{5\pi}{6}`,
  },
  {
    id: 'library:precalculus-2-1',
    subject: 'Precalculus',
    level: 2,
    problem: String.raw`Find the dot product of the vectors
\[\begin{pmatrix} 2 \\ 7 \\ 3 \end{pmatrix} \qquad \text{and} \qquad \begin{pmatrix} 6 \\ 4 \\ 5 \end{pmatrix}.\]`,
    solution: String.raw`Multiply the entries in corresponding places: $2 \cdot 6 = 12$, $7 \cdot 4 = 28$ and $3 \cdot 5 = 15$.
Add the products: $12 + 28 = 40$, and then $40 + 15 = 55$.
The dot product is $\boxed{55}$.`,
    answer: '55',
  },
  {
    id: 'library:precalculus-2-2',
    subject: 'Precalculus',
    level: 2,
    problem: String.raw`Suppose $\cos x = -\frac{5}{13}$ and $\pi < x < \frac{3\pi}{2}$. Find $\tan x$ as a fraction in lowest terms.`,
    solution: String.raw`From $\sin^2 x + \cos^2 x = 1$ we get
\[\sin^2 x = 1 - \frac{25}{169} = \frac{144}{169}.\]
In the third quadrant the sine is negative, so $\sin x = -\frac{12}{13}$.
Therefore
\[\tan x = \frac{\sin x}{\cos x} = \frac{-12/13}{-5/13} = \frac{12}{5}.\]
The tangent is $\boxed{\frac{12}{5}}$.`,
    answer: String.raw`\frac{12}{5}`,
  },
  {
    id: 'library:precalculus-2-3',
    subject: 'Precalculus',
    level: 2,
    problem: String.raw`A point has the polar coordinates $(r, \theta) = \left(6, \frac{2\pi}{3}\right)$. Find its rectangular coordinates $(x, y)$.`,
    solution: String.raw`The conversion is $x = r\cos\theta$ and $y = r\sin\theta$.
The angle $\frac{2\pi}{3}$ has $\cos\frac{2\pi}{3} = -\frac{1}{2}$ and $\sin\frac{2\pi}{3} = \frac{\sqrt{3}}{2}$.
Hence
\[x = 6 \cdot \left(-\frac{1}{2}\right) = -3, \qquad y = 6 \cdot \frac{\sqrt{3}}{2} = 3\sqrt{3}.\]
The point is $\boxed{\left(-3, 3\sqrt{3}\right)}$.`,
    answer: String.raw`\left(-3, 3\sqrt{3}\right)`,
  },
  {
    id: 'library:precalculus-3-1',
    subject: 'Precalculus',
    level: 3,
    problem: String.raw`Find the set of all $x$ with $0 \le x < 2\pi$ and
\[2\sin^2 x - \sin x - 1 = 0.\]`,
    solution: String.raw`As a polynomial in $\sin x$, the left side factors:
\[2\sin^2 x - \sin x - 1 = (2\sin x + 1)(\sin x - 1).\]
So $\sin x = 1$ or $\sin x = -\frac{1}{2}$.
In the given range, $\sin x = 1$ only for $x = \frac{\pi}{2}$.
The sine is $-\frac{1}{2}$ in the third and in the fourth quadrant, at the distance $\frac{\pi}{6}$ from the horizontal axis: $x = \pi + \frac{\pi}{6} = \frac{7\pi}{6}$ and $x = 2\pi - \frac{\pi}{6} = \frac{11\pi}{6}$.
The set is $\boxed{\left\{\frac{\pi}{2}, \frac{7\pi}{6}, \frac{11\pi}{6}\right\}}$.`,
    answer: String.raw`\left\{\frac{\pi}{2}, \frac{7\pi}{6}, \frac{11\pi}{6}\right\}`,
  },
  {
    id: 'library:precalculus-3-2',
    subject: 'Precalculus',
    level: 3,
    problem: String.raw`Find the inverse of the matrix
\[A = \begin{pmatrix} 4 & 2 \\ 5 & 3 \end{pmatrix}.\]`,
    solution: String.raw`The inverse of $\begin{pmatrix} a & b \\ c & d \end{pmatrix}$ is
\[\frac{1}{ad - bc}\begin{pmatrix} d & -b \\ -c & a \end{pmatrix},\]
provided that the determinant $ad - bc$ is not zero.
Here the determinant is $4 \cdot 3 - 2 \cdot 5 = 12 - 10 = 2$, so
\[A^{-1} = \frac{1}{2}\begin{pmatrix} 3 & -2 \\ -5 & 4 \end{pmatrix}.\]
Multiplying every entry by $\frac{1}{2}$, the inverse is $\boxed{\begin{pmatrix} \frac{3}{2} & -1 \\ -\frac{5}{2} & 2 \end{pmatrix}}$.`,
    answer: String.raw`\begin{pmatrix} \frac{3}{2} & -1 \\ -\frac{5}{2} & 2 \end{pmatrix}`,
  },
  {
    id: 'library:precalculus-3-3',
    subject: 'Precalculus',
    level: 3,
    problem: String.raw`Find the exact value of $\sin 105^\circ$.`,
    solution: String.raw`Write the angle as a sum of two angles with known sine and cosine: $105^\circ = 60^\circ + 45^\circ$.
By the addition theorem,
\[\sin 105^\circ = \sin 60^\circ \cos 45^\circ + \cos 60^\circ \sin 45^\circ.\]
The values on the right are known:
\[\sin 105^\circ = \frac{\sqrt{3}}{2} \cdot \frac{\sqrt{2}}{2} + \frac{1}{2} \cdot \frac{\sqrt{2}}{2} = \frac{\sqrt{6} + \sqrt{2}}{4}.\]
The value is $\boxed{\frac{\sqrt{6} + \sqrt{2}}{4}}$.`,
    answer: String.raw`\frac{\sqrt{6} + \sqrt{2}}{4}`,
  },
];
