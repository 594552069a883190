/** The time, ISO in UTC. */
export const now = (): string => new Date().toISOString();
