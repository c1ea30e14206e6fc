import type { LibrarySeed } from './library-seed.ts';

/** Precalculus, levels 4 and 5. */
export const precalculusHard: readonly LibrarySeed[] = [
  {
    id: 'library:precalculus-4-1',
    subject: 'Precalculus',
    level: 4,
    problem: String.raw`Write $(\sqrt{3} + i)^{10}$ in the form $a + bi$ with real numbers $a$ and $b$.`,
    solution: String.raw`The number $\sqrt{3} + i$ has the absolute value $\sqrt{3 + 1} = 2$. Its argument is $\frac{\pi}{6}$, because
\[\sqrt{3} + i = 2\left(\frac{\sqrt{3}}{2} + \frac{1}{2}i\right) = 2\left(\cos\frac{\pi}{6} + i\sin\frac{\pi}{6}\right).\]
By de Moivre's theorem, the tenth power has the absolute value $2^{10} = 1024$ and the argument $10 \cdot \frac{\pi}{6} = \frac{5\pi}{3}$.
In the fourth quadrant, $\cos\frac{5\pi}{3} = \frac{1}{2}$ and $\sin\frac{5\pi}{3} = -\frac{\sqrt{3}}{2}$, so
\[(\sqrt{3} + i)^{10} = 1024\left(\frac{1}{2} - \frac{\sqrt{3}}{2}i\right).\]
Multiplying out, the power is $\boxed{512 - 512\sqrt{3}i}$.`,
    answer: String.raw`512 - 512\sqrt{3}i`,
  },
  {
    id: 'library:precalculus-4-2',
    subject: 'Precalculus',
    level: 4,
    problem:
      'The point $P = (3, 1, -4)$ is reflected in the plane that contains the points $(1, 0, 2)$, $(2, 3, 1)$ and $(0, 1, 1)$. Give the position vector of the image of $P$ as a column vector.',
    solution: String.raw`Two directions in the plane are the differences $(1, 3, -1)$ and $(-1, 1, -1)$ of the given points. Their cross product is
\[\begin{pmatrix} 1 \\ 3 \\ -1 \end{pmatrix} \times \begin{pmatrix} -1 \\ 1 \\ -1 \end{pmatrix} = \begin{pmatrix} 3 \cdot (-1) - (-1) \cdot 1 \\ (-1) \cdot (-1) - 1 \cdot (-1) \\ 1 \cdot 1 - 3 \cdot (-1) \end{pmatrix} = \begin{pmatrix} -2 \\ 2 \\ 4 \end{pmatrix},\]
so $n = (-1, 1, 2)$ is a normal vector. The point $(1, 0, 2)$ shows that the plane has the equation $-x + y + 2z = 3$.
The line through $P$ perpendicular to the plane consists of the points $(3 - t, 1 + t, -4 + 2t)$. At such a point,
\[-x + y + 2z = -(3 - t) + (1 + t) + 2(-4 + 2t) = 6t - 10.\]
The line meets the plane when $6t - 10 = 3$, that is for $t = \frac{13}{6}$. The image lies at the same distance on the other side, at twice this parameter, $t = \frac{13}{3}$.
There the coordinates are
\[3 - \frac{13}{3} = -\frac{4}{3}, \qquad 1 + \frac{13}{3} = \frac{16}{3}, \qquad -4 + \frac{26}{3} = \frac{14}{3}.\]
The position vector is $\boxed{\begin{pmatrix} -\frac{4}{3} \\ \frac{16}{3} \\ \frac{14}{3} \end{pmatrix}}$.`,
    answer: String.raw`\begin{pmatrix} -\frac{4}{3} \\ \frac{16}{3} \\ \frac{14}{3} \end{pmatrix}`,
  },
  {
    id: 'library:precalculus-4-3',
    subject: 'Precalculus',
    level: 4,
    problem: String.raw`A real number $x$ satisfies $\sin x + \cos x = \frac{1}{2}$. Find $\sin^3 x + \cos^3 x$ as a fraction in lowest terms.`,
    solution: String.raw`Write $s = \sin x$ and $c = \cos x$. Squaring the given equation and using $s^2 + c^2 = 1$,
\[\frac{1}{4} = s^2 + 2sc + c^2 = 1 + 2sc, \qquad \text{so} \qquad sc = -\frac{3}{8}.\]
A sum of cubes factors:
\[s^3 + c^3 = (s + c)(s^2 - sc + c^2) = (s + c)(1 - sc).\]
Now both factors are known, and
\[s^3 + c^3 = \frac{1}{2} \cdot \left(1 + \frac{3}{8}\right) = \frac{1}{2} \cdot \frac{11}{8} = \frac{11}{16}.\]
The value is $\boxed{\frac{11}{16}}$.`,
    answer: String.raw`\frac{11}{16}`,
  },
  {
    id: 'library:precalculus-5-1',
    subject: 'Precalculus',
    level: 5,
    problem: String.raw`Find the integer
\[\tan^2\frac{\pi}{7} + \tan^2\frac{2\pi}{7} + \tan^2\frac{3\pi}{7}.\]`,
    solution: String.raw`Let $t = \tan\theta$. By de Moivre's theorem, $\cos 7\theta + i\sin 7\theta = \cos^7\theta \cdot (1 + it)^7$. The imaginary part of $(1 + it)^7$ is
\[7t - 35t^3 + 21t^5 - t^7,\]
so this expression is zero whenever $\sin 7\theta = 0$ and $\cos\theta \ne 0$.
For $\theta = \frac{\pi}{7}, \frac{2\pi}{7}, \frac{3\pi}{7}$ we have $\sin 7\theta = 0$ and $t \ne 0$. Dividing by $-t$ and putting $u = t^2$, we get
\[u^3 - 21u^2 + 35u - 7 = 0.\]
The tangent is positive and increasing between $0$ and $\frac{\pi}{2}$. So the three angles give three different values of $u$, and these are all the solutions of the cubic equation.
The sum of the solutions is the opposite of the coefficient of $u^2$.
The integer is $\boxed{21}$.`,
    answer: '21',
  },
  {
    id: 'library:precalculus-5-2',
    subject: 'Precalculus',
    level: 5,
    problem: String.raw`Let
\[M = \begin{pmatrix} 4 & -2 \\ 1 & 1 \end{pmatrix}.\]
Compute the matrix $M^8$.`,
    solution: String.raw`The trace of $M$ is $5$ and the determinant is $4 \cdot 1 - (-2) \cdot 1 = 6$, so $M^2 = 5M - 6I$, where $I$ is the identity matrix. By repeated use of this rule, every power of $M$ can be written as $M^n = a_nM + b_nI$ with numbers $a_n$ and $b_n$.
The same reduction applies to a number $\lambda$ with $\lambda^2 = 5\lambda - 6$, that is to $\lambda = 2$ and $\lambda = 3$. Hence, with the same numbers for $n = 8$,
\[2^8 = 2a_8 + b_8, \qquad 3^8 = 3a_8 + b_8.\]
Subtracting, $a_8 = 3^8 - 2^8 = 6561 - 256 = 6305$. Then $b_8 = 256 - 2 \cdot 6305 = -12354$.
So
\[M^8 = 6305M - 12354I = \begin{pmatrix} 25220 - 12354 & -12610 \\ 6305 & 6305 - 12354 \end{pmatrix}.\]
The power is $\boxed{\begin{pmatrix} 12866 & -12610 \\ 6305 & -6049 \end{pmatrix}}$.`,
    answer: String.raw`\begin{pmatrix} 12866 & -12610 \\ 6305 & -6049 \end{pmatrix}`,
  },
  {
    id: 'library:precalculus-5-3',
    subject: 'Precalculus',
    level: 5,
    problem: String.raw`Let
\[S = \sum_{k=1}^{20} \arctan\frac{1}{k^2 + k + 1}.\]
Find $\tan S$ as a fraction in lowest terms.`,
    solution: String.raw`By the subtraction theorem for the tangent,
\[\tan\left(\arctan(k + 1) - \arctan k\right) = \frac{(k + 1) - k}{1 + k(k + 1)} = \frac{1}{k^2 + k + 1}.\]
For positive $k$, the difference $\arctan(k + 1) - \arctan k$ lies between $0$ and $\frac{\pi}{2}$, so it is equal to $\arctan\frac{1}{k^2 + k + 1}$.
In the sum, neighbouring terms cancel:
\[S = \sum_{k=1}^{20} \left(\arctan(k + 1) - \arctan k\right) = \arctan 21 - \arctan 1.\]
Using the subtraction theorem once more,
\[\tan S = \frac{21 - 1}{1 + 21 \cdot 1} = \frac{20}{22} = \frac{10}{11}.\]
The value is $\boxed{\frac{10}{11}}$.`,
    answer: String.raw`\frac{10}{11}`,
  },
];
