import type { FunnelStep } from './funnel.tsx';

type Counts = {
  seeds: number;
  generated: number;
  passed: number;
  undecided: number;
  failed: number;
  unchecked: number;
  accepted: number;
  rejected: number;
  reviewed: number;
  newest: { id: string; number: number; name: string; rowCount: number } | null;
};

/** The steps of a project's funnel; every number leads to the list that it counts. */
export function funnelSteps(home: string, counts: Counts): FunnelStep[] {
  const list = `${home}/generate/variants`;
  return [
    { title: 'Seeds', value: counts.seeds, href: `${home}/seeds` },
    { title: 'Generated', value: counts.generated, href: list },
    {
      title: 'Passed the checks',
      value: counts.passed,
      href: `${list}?checks=passed`,
      of: { title: 'generated', value: counts.generated },
      rest: [
        { title: 'undecided', value: counts.undecided, href: `${list}?checks=undecided` },
        { title: 'failed', value: counts.failed, href: `${list}?checks=failed` },
        { title: 'not checked yet', value: counts.unchecked, href: `${list}?checks=unchecked` },
      ],
    },
    {
      title: 'Reviewed',
      value: counts.reviewed,
      of: { title: 'generated', value: counts.generated },
      rest: [
        { title: 'accepted', value: counts.accepted, href: `${list}?status=accepted` },
        { title: 'rejected', value: counts.rejected, href: `${list}?status=rejected` },
      ],
    },
    {
      title: 'Accepted',
      value: counts.accepted,
      href: `${list}?status=accepted`,
      of: { title: 'reviewed', value: counts.reviewed },
    },
    {
      title: counts.newest ? `In v${counts.newest.number}, the newest` : 'In a version',
      value: counts.newest?.rowCount ?? 0,
      href: counts.newest ? `${home}/versions/${counts.newest.id}` : `${home}/versions`,
      of: { title: 'accepted', value: counts.accepted },
    },
  ];
}
