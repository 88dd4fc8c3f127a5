/** A request as a line for a shell. */
export function toCurl({ method, target, headers, cookies, body }, origin) {
  const isPlain = method === "GET" && body === undefined;
  const parts = [
    "curl",
    method === "HEAD" ? "--head" : isPlain ? "" : `--request ${method}`,
    quote(origin + target),
  ];
  for (const [name, value] of headers) parts.push(`--header ${quote(`${name}: ${value}`)}`);
  if (cookies.length > 0) parts.push(`--cookie ${quote(cookies.map((pair) => pair.join("=")).join("; "))}`);
  if (body !== undefined) parts.push(`--data-binary ${quote(body)}`);
  return parts.filter(Boolean).join(" ");
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
