/**
 * The policy of a page whose parts all come from this server, and which may ask nobody else: no script and no style may
 * stand in the page itself.
 */
export function ownPartsOnly({ styles = "'self'" } = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
