/** Shorter ones would make holes everywhere, and are no secrets. */
const SHORTEST = 4;

/** Takes secrets out of texts. */
export function createMask(secrets: readonly string[]): (text: string) => string {
  const all = [...new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return (text) => all.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}
