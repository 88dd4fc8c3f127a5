import type { Counts } from "./state-place.ts";

/** What was copied, for people: documents by collection, and the counters. */
export function writeFigures(title: string, { documents, counters }: Counts): string {
  const figures = [
    ...documents,
    ...[...counters].map(([name, value]) => [`counter ${name}`, value] as const),
  ];
  const width = Math.max(...figures.map(([name]) => name.length));
  const digits = Math.max(...figures.map(([, figure]) => String(figure).length));
  const lines = figures.map(
    ([name, figure]) => `  ${name.padEnd(width)}  ${String(figure).padStart(digits)}`,
  );
  return `${[title, ...lines].join("\n")}\n`;
}

/** What is otherwise than it should be, in words; what one of them does not have counts as 0. */
export function differencesOf(wanted: Counts, found: Counts): string[] {
  return [
    ...differ(wanted.documents, found.documents, (name) => `documents of ${name}`),
    ...differ(wanted.counters, found.counters, (name) => `for the counter ${name}`),
  ];
}

function differ(
  wanted: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  describe: (name: string) => string,
): string[] {
  const names = new Set([...wanted.keys(), ...found.keys()]);
  return [...names].flatMap((name) => {
    const [should, is] = [wanted.get(name) ?? 0, found.get(name) ?? 0];
    return should === is ? [] : `${is} ${describe(name)}, and not ${should}`;
  });
}
