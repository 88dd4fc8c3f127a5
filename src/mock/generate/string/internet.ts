import type { Run } from "../run.ts";
import type { Lengths } from "./lengths.ts";
import { fit } from "./lengths.ts";
import { alphanumeric, asciiOf, hexadecimal, slug } from "./text.ts";

/** Names that no one owns (RFC 2606), so that nothing generated ever reaches anybody. */
const DOMAINS = ["example.com", "example.org", "example.net"];
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** An address at a domain that no one owns. */
export function emailText(run: Run, { min, max }: Lengths): string {
  const { vocabulary, random } = run;
  const domain = max < 14 ? "a.io".slice(0, Math.max(3, max - 2)) : random.pick(DOMAINS);
  const first = asciiOf(vocabulary.givenName(random));
  const last = asciiOf(vocabulary.familyName(random));
  const local = first && last ? `${first}.${last}` : `user${random.integer(1, 9999)}`;
  const room = { min: min - domain.length - 1, max: Math.max(1, max - domain.length - 1) };
  const fitted = fit(local, room, () => alphanumeric(run, 3, LETTERS));
  return `${fitted.replace(/[.-]$/, "x")}@${domain}`;
}

/** A host below a domain that no one owns. */
export function hostnameText(run: Run, lengths: Lengths): string {
  const text = `${slug(run)}.${run.random.pick(DOMAINS)}`;
  if (text.length >= lengths.min && text.length <= lengths.max) return text;
  const letters = () => alphanumeric(run, 6, LETTERS);
  const fitted = fit(letters(), lengths, () => `.${letters()}`);
  return fitted.endsWith(".") ? `${fitted.slice(0, -1)}x` : fitted;
}

/** An https URL at a domain that no one owns. */
export function urlText(run: Run, lengths: Lengths): string {
  const { random } = run;
  if (lengths.max < 30) {
    // Below a dozen characters there is no room for a web address, but there is for a URI.
    const start = lengths.max < 12 ? "a:b" : `https://${alphanumeric(run, 3, LETTERS)}`;
    return fit(start, lengths, () => alphanumeric(run, 1, LETTERS));
  }
  const text = `https://${random.pick(DOMAINS)}/${slug(run)}`;
  return fit(text, lengths, () => `/${slug(run)}`);
}

/** An address of the block that is set aside for documentation (RFC 3849). */
export function ipv6Text(run: Run): string {
  const groups = Array.from({ length: 6 }, () => hexadecimal(run, 4));
  return ["2001", "0db8", ...groups].join(":");
}
