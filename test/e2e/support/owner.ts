import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../..');

/** The first account of the studio under test: its administrator. */
export const OWNER = {
  email: 'owner@example.org',
  name: 'Ada Owner',
  password: 'correct horse battery staple',
};

/** Where the owner's signed-in browser state is kept. */
export const ownerState = path.join(root, 'test-results/.state/owner.json');
