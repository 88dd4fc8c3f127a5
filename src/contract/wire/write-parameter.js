const DELIMITERS = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C" };

/** What a parameter's text stands for: the list or object that it is in JSON, else the text itself. */
export function readValue(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The segment of a path, or part of one, that a value is in its style (OpenAPI 3.1, section 4.8.12.3). */
export function writePath({ name, style, explode }, value) {
  const lead = { label: ".", matrix: ";" }[style] ?? "";
  if (Array.isArray(value)) {
    const items = value.map(encode);
    if (style === "matrix") {
      return explode ? items.map((item) => `;${name}=${item}`).join("") : `;${name}=${items.join(",")}`;
    }
    return lead + items.join(explode && style === "label" ? "." : ",");
  }
  if (isObject(value)) {
    const entries = Object.entries(value).map((pair) => pair.map(encode));
    if (!explode) return (style === "matrix" ? `;${name}=` : lead) + entries.flat().join(",");
    return lead + entries.map((pair) => pair.join("=")).join(lead || ",");
  }
  return (style === "matrix" ? `;${name}=` : lead) + encode(value);
}

/** The `name=value` pairs of a query that a value is in its style. */
export function writeQuery({ name, style, explode }, value) {
  const key = encode(name);
  const delimiter = DELIMITERS[style] ?? ",";
  if (Array.isArray(value)) {
    if (explode) return value.map((item) => `${key}=${encode(item)}`);
    return [`${key}=${value.map(encode).join(delimiter)}`];
  }
  if (!isObject(value)) return [`${key}=${encode(value)}`];
  if (style === "deepObject") return writeDeep(name, value);
  const entries = Object.entries(value).map((pair) => pair.map(encode));
  if (explode && style === "form") return entries.map((pair) => pair.join("="));
  return [`${key}=${entries.flat().join(delimiter)}`];
}

/** A header's text: the simple style, in which nothing is encoded. */
export function writeHeader({ explode }, value) {
  if (Array.isArray(value)) return value.map(toText).join(",");
  if (!isObject(value)) return toText(value);
  const entries = Object.entries(value).map((pair) => pair.map(toText));
  return entries.map((pair) => pair.join(explode ? "=" : ",")).join(",");
}

function writeDeep(name, value) {
  if (!isObject(value)) return [`${encode(name)}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, item]) => writeDeep(`${name}[${key}]`, item));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toText(value) {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

function encode(value) {
  return encodeURIComponent(toText(value));
}
