/** On this channel the processes of an installation tell each other who looks at what and what was changed. */
export const presenceChannel = 'corollary_presence';
