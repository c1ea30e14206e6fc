import { ProblemView } from '#components/math/problem-view.tsx';
import { diffMath } from '#lib/math/text/diff-math.ts';
import type { ClusterMember } from './cluster-types.ts';

/**
 * The texts of a cluster, set on the server: each with what it has and the first has not marked; of two, what only the
 * first has too. Solutions stand below where they were compared.
 */
export function memberTexts(members: readonly ClusterMember[], withSolutions: boolean) {
  const first = members[0];
  if (!first) return [];
  const marksOf = (of: (member: ClusterMember) => string, member: ClusterMember) => {
    if (member !== first) return diffMath(of(first), of(member)).after;
    const other = members[1];
    return members.length === 2 && other ? diffMath(of(first), of(other)).before : [];
  };
  return members.map((member) => (
    <div key={member.position} className="flex flex-col gap-4">
      <ProblemView text={member.problem} marks={marksOf(problemOf, member)} />
      {withSolutions && member.solution && (
        <div className="border-border border-l-2 pl-3">
          <ProblemView text={member.solution} marks={marksOf(solutionOf, member)} />
        </div>
      )}
    </div>
  ));
}

const problemOf = (member: ClusterMember) => member.problem;
const solutionOf = (member: ClusterMember) => member.solution ?? '';
