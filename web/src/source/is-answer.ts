/**
 * Whether a response comes from the API, be it a refusal. It speaks JSON; a page in HTML is somebody else's, and so is an
 * error of a gateway or a dev server's proxy that has nobody behind it.
 */
export function isAnswer({ status, headers }: Response): boolean {
  const type = headers.get("Content-Type") ?? "";
  if (/\bjson\b/i.test(type)) return true;
  return status < 500 && !/^text\/html\b/i.test(type);
}
