const characters = new TextDecoder("latin1");

/**
 * A value as the schema validator sees it: bytes as strings of as many characters, which is what `type: string` with
 * `format: binary` and lengths speak of.
 */
export function toCheckable(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Uint8Array) return characters.decode(value);
  if (Array.isArray(value)) return value.map(toCheckable);
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, toCheckable(child)]));
}
