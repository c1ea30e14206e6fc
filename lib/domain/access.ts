/** Roles of a project, from most to least. */
export const roles = ['owner', 'lead', 'reviewer', 'annotator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What can be done in a project, with the least role that may do it. */
export const capabilities = {
  read: 'viewer',
  import: 'annotator',
  generate: 'annotator',
  check: 'annotator',
  review: 'annotator',
  'undo-others': 'reviewer',
  adjudicate: 'reviewer',
  gold: 'lead',
  freeze: 'lead',
  train: 'annotator',
  evaluate: 'annotator',
  configure: 'lead',
  members: 'owner',
} as const satisfies Record<string, Role>;
export type Capability = keyof typeof capabilities;

/** True where `role` is at least the role that `capability` asks for. */
export function may(role: Role, capability: Capability): boolean {
  return roles.indexOf(role) <= roles.indexOf(capabilities[capability]);
}
