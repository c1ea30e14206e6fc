/** What may be told of a token: everything but its hash. */
export const tokenFields = {
  id: true,
  name: true,
  prefix: true,
  readOnly: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const;
