import type { Capability, Role } from '#lib/domain/access.ts';

/** Words for the select box and the table of roles. */
export const roleTitles: Record<Role, string> = {
  owner: 'Owner',
  lead: 'Lead',
  reviewer: 'Reviewer',
  annotator: 'Annotator',
  viewer: 'Viewer',
};

export const capabilityTitles: Record<Capability, string> = {
  read: 'See everything in the project',
  import: 'Import seeds',
  generate: 'Generate variants',
  check: 'Run checks',
  review: 'Accept, reject and edit variants',
  'undo-others': 'Undo what others decided',
  adjudicate: 'Decide what votes do not agree on',
  gold: 'Mark gold variants and see how people decide them',
  freeze: 'Freeze versions',
  train: 'Start, stop and resume fine-tuning runs',
  evaluate: 'Start evaluations, grade replies and rule on them',
  configure: 'Configure models and the project; read the audit trail',
  members: 'Invite, remove and give roles',
};
