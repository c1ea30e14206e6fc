import { hash, verify } from '@node-rs/argon2';

// argon2id (the library's default algorithm) with OWASP's first choice: 19 MiB, 2 passes, 1 lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

// The hash of 32 random bytes that nobody kept. An unknown account costs the same time as a known one.
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$aPykXlIvRl1FrVwcb9heGw$ql/01ggbmiN958IZE+/zUK+gBxzXw63Xp1BakncKODU';

/** The password's hash in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** True where `password` made `passwordHash`; takes the same time when there is no hash. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobody, password);
  return passwordHash !== null && matches;
}
