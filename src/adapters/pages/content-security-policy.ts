/**
 * The policy of a page of one's own where nobody has chosen another: it has no script in itself, and asks this server alone.
 * Libraries of components put styles into a page.
 */
export const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "script-src-attr 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join("; ");

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
