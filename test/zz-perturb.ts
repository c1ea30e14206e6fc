import { perturbNumbers } from '#lib/domain/generate/perturb/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { problemHash } from '#lib/services/problem-hash.ts';
import { wordProblems } from '#test/support/factories.ts';

const problems = wordProblems(500);
const c0 = process.cpuUsage();
let n = 0;
for (let at = 0; at < 100; at++) {
  const { problem, solution, answer } = problems[at]!;
  for (let draw = 0; draw < 123; draw++) {
    const m = perturbNumbers(
      { problem, solution: solution!, answer: answer! },
      { spread: 0.5, tries: 4 },
      seededRandom(`${at} ${draw}`),
    );
    if (m.ok) {
      n++;
      problemHash(m.problem);
    }
  }
}
const c = process.cpuUsage(c0);
console.log(n, (c.user + c.system) / 1e6);
