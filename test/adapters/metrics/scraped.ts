/** The samples of a text that Prometheus reads, by name and labels as they stand there. */
export function samplesOf(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

/** Reads metrics as Prometheus does, by default in its older form. */
export async function scrape(
  url: string,
  accept = "text/plain;version=0.0.4",
): Promise<ReadonlyMap<string, number>> {
  const response = await fetch(url, { headers: { Accept: accept } });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return samplesOf(text);
}
