// How often to try to reconnect, and how long to wait before each attempt.
export const maxAttempts = 5;

// 1, 2, 4, 8, 16 s, each shortened by up to half so that many pages do not return at the same instant: a server that
// restarts is back within a few seconds, and a person learns within half a minute that it is not.
export function reconnectDelay(attempt: number, random: number): number {
  return Math.round(1000 * 2 ** (attempt - 1) * (0.5 + random / 2));
}
