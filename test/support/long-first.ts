import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What waits for processes or takes the real size, the longest first. */
const long = [
  'services/train/slurm-sweep',
  'services/versions/scaling-set',
  'services/train/real-trainer',
  'jobs/crash',
  'services/cli',
  'jobs/dropped-connections',
  'jobs/freeze-crash',
  'services/generate/limits',
  'services/train/other-trainers',
  'compute/slurm',
  'jobs/skywork',
  'services/roles',
  'services/account/sign-in',
  'services/generate/model-batch',
  'services/seeds/disturbed-import',
  'services/seeds/bulk-import',
  'services/access',
  'bin/start',
  'db/migrate',
  'db/embedded',
].map((name) => `/test/${name}.test.ts`);

const placeOf = ({ moduleId }: TestSpecification) => {
  const place = long.findIndex((name) => moduleId.endsWith(name));
  return place < 0 ? long.length : place;
};

/** Begins with the long files: one that began last would be waited for alone. A checkout's first run knows no times. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return Map.groupBy(sorted, ({ project }) => project.name)
      .values()
      .flatMap((ofProject) => ofProject.toSorted((one, other) => placeOf(one) - placeOf(other)))
      .toArray();
  }
}
