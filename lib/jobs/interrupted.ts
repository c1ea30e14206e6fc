/** What the error of a job begins with that its worker broke off, to stop. */
export const interrupted = 'The worker stopped:';
