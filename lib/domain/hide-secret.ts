/** A text of somebody else's without a secret that they were told: servers like to repeat what they refuse. */
export const hideSecret = (text: string, secret: string | null): string =>
  secret ? text.replaceAll(secret, '[key]').replaceAll(encodeURIComponent(secret), '[key]') : text;
