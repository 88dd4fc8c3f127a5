import { readValue, writeHeader, writePath, writeQuery } from "../../../contract/wire/write-parameter.js";

/**
 * The request that a filled form stands for: `parameters` are those that are sent, each with its `text`, `credentials`
 * likewise, `prefer` are pairs, `body` is left out where there is none.
 */
export function writeRequest({ method, path, basePath, parameters, credentials, prefer, accept, body }) {
  const query = [];
  const headers = [];
  const cookies = [];
  let filled = path;
  for (const { text, ...parameter } of parameters) {
    const value = parameter.isContent ? text : readValue(text);
    if (parameter.in === "path")
      filled = filled.replace(`{${parameter.name}}`, () => writePath(parameter, value));
    else if (parameter.in === "query") query.push(...writeQuery(parameter, value));
    else if (parameter.in === "header") headers.push([parameter.name, writeHeader(parameter, value)]);
    else for (const pair of writeQuery(parameter, value)) cookies.push(splitPair(pair));
  }
  for (const { in: place, name, prefix, text } of credentials) {
    if (place === "query") query.push(`${encodeURIComponent(name)}=${encodeURIComponent(text)}`);
    else if (place === "header") headers.push([name, prefix + text]);
    else cookies.push([name, text]);
  }
  if (accept !== "") headers.push(["Accept", accept]);
  if (prefer.length > 0) headers.push(["Prefer", prefer.map(writePreference).join(", ")]);
  if (body) headers.push(["Content-Type", body.contentType]);
  const target = `${basePath}${filled}${query.length > 0 ? `?${query.join("&")}` : ""}`;
  return { method, target, headers, cookies, ...(body && { body: toWire(body) }) };
}

/** A value that is no token is quoted (RFC 7240, section 2). */
function writePreference([name, value]) {
  if (value === "") return name;
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value)
    ? `${name}=${value}`
    : `${name}="${value.replace(/["\\]/g, "\\$&")}"`;
}

/** A text area knows line feeds only, and the lines of a multipart body end as those of HTTP do. */
function toWire({ contentType, text }) {
  return contentType.startsWith("multipart/") ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}

function splitPair(pair) {
  const at = pair.indexOf("=");
  return [pair.slice(0, at), pair.slice(at + 1)];
}
