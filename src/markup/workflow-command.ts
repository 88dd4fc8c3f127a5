/** Where GitHub shows an annotation, and under which title. */
export interface Annotation {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly title: string;
}

/**
 * A line by which a GitHub workflow annotates a file. It is written as the runner reads it: github.com/actions/toolkit,
 * packages/core/src/command.ts.
 */
export function writeAnnotation(
  command: "error" | "warning" | "notice",
  { file, line, column, title }: Annotation,
  text: string,
): string {
  const properties = {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line, col: column ?? 1 }),
    title,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${command} ${list.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
