/** A request as a line for a shell, which sends just that: curl itself would read braces, dots and an `@` its own way. */
export function toCurl({ method, target, headers, cookies, body }, origin) {
  const isPlain = method === "GET" && body === undefined;
  const parts = [
    "curl",
    method === "HEAD" ? "--head" : isPlain ? "" : `--request ${method}`,
    /[[\]{}]/.test(target) ? "--globoff" : "",
    /\/\.{1,2}(?:[/?#]|$)/.test(target) ? "--path-as-is" : "",
    quote(origin + target),
  ];
  for (const [name, value] of headers) {
    parts.push(`--header ${quote(value === "" ? `${name};` : `${name}: ${value}`)}`);
  }
  if (cookies.length > 0) parts.push(`--cookie ${quote(cookies.map((pair) => pair.join("=")).join("; "))}`);
  if (body !== undefined) parts.push(`--data-raw ${quote(body)}`);
  return parts.filter(Boolean).join(" ");
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
