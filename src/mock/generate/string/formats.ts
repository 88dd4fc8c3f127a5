import type { PlaceName } from "../name/place-name.ts";
import type { Run } from "../run.ts";
import { dateOf, dateTimeOf, momentByName } from "./dates.ts";
import { emailText, hostnameText, ipv6Text, urlText } from "./internet.ts";
import type { Lengths } from "./lengths.ts";
import { fit } from "./lengths.ts";
import { alphanumeric, asciiOf, capital, hexadecimal, phrase, slug } from "./text.ts";

/** Makes texts of a form; as long as is asked for, where the form has any length. */
export type TextSource = (run: Run, lengths: Lengths, name: PlaceName) => string;

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const FORMATS: ReadonlyMap<string, TextSource> = new Map(
  Object.entries<TextSource>({
    "date-time": ({ random }, { min }, name) => {
      const text = dateTimeOf(momentByName(name, random));
      return min > text.length ? text.replace("Z", `.${"0".repeat(Math.max(1, min - 21))}Z`) : text;
    },
    date: ({ random }, _lengths, name) => dateOf(momentByName(name, random)),
    time: ({ random }, _lengths, name) => dateTimeOf(momentByName(name, random)).slice(11),
    "iso-time": ({ random }, _lengths, name) => dateTimeOf(momentByName(name, random)).slice(11),
    "iso-date-time": ({ random }, _lengths, name) => dateTimeOf(momentByName(name, random)),
    duration: ({ random }, { max }) =>
      max < 6 || random.chance(0.3)
        ? `P${random.integer(1, 9)}D`
        : `PT${random.integer(1, 23)}H${random.integer(0, 9)}M`,
    email: emailText,
    "idn-email": emailText,
    hostname: hostnameText,
    "idn-hostname": hostnameText,
    ipv4: ({ random }) => [10, 0, 0, 0].map((n) => n || random.integer(1, 254)).join("."),
    ipv6: ipv6Text,
    uri: urlText,
    url: urlText,
    iri: urlText,
    "uri-reference": referenceText,
    "iri-reference": referenceText,
    "uri-template": (run, lengths) =>
      lengths.max < 10 ? fit("{id}", lengths, () => "/x") : fit(`/${slug(run)}/{id}`, lengths, () => "/x"),
    uuid: uuidText,
    "json-pointer": (run, lengths) => fit(`/${slug(run)}`, lengths, () => `/${run.random.integer(0, 9)}`),
    "json-pointer-uri-fragment": (run, lengths) => fit(`#/${slug(run)}`, lengths, () => "/0"),
    "relative-json-pointer": (run, lengths) =>
      fit(`${run.random.integer(0, 3)}/${slug(run)}`, lengths, () => "/0"),
    regex: (run, lengths) =>
      fit(
        `^[a-z]{1,${run.random.integer(2, 20)}}$`.slice(0, lengths.max < 10 ? 0 : undefined),
        lengths,
        () => "x",
      ),
    byte: base64Text,
    base64: base64Text,
    binary: (run, lengths) => fit(phrase(run), lengths, () => ` ${phrase(run)}`),
    password: (run, lengths) =>
      fit(`${capital(asciiOf(run.vocabulary.second(run.random)))}-${alphanumeric(run, 8)}!7`, lengths, () =>
        alphanumeric(run, 4),
      ),
  }),
);

/** How texts of a format are made; undefined where the format is not known. */
export function sourceOfFormat(format: string): TextSource | undefined {
  return FORMATS.get(format.toLowerCase());
}

/** Formats whose texts are valid however they were made, when no length is asked for. */
export function uuidText(run: Run): string {
  const digits = hexadecimal(run, 31);
  const variant = "89ab"[run.random.integer(0, 3)] ?? "8";
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(12, 15)}`];
  return [...groups, `${variant}${digits.slice(15, 18)}`, digits.slice(18, 30)].join("-");
}

/** Base64 of bytes by chance, its length a multiple of four. */
export function base64Text(run: Run, { min, max }: Lengths): string {
  const wanted = Math.max(min, Math.min(24, max));
  return alphanumeric(
    run,
    wanted - (wanted % 4) + (wanted % 4 > 0 && wanted + 4 - (wanted % 4) <= max ? 4 : 0),
    BASE64,
  );
}

function referenceText(run: Run, lengths: Lengths): string {
  return fit(`/${slug(run)}/${run.random.integer(1, 999)}`, lengths, () => `/${slug(run)}`);
}
