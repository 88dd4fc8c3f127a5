import { readFile } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import type { Command, Option } from "commander";
import { isObject } from "../../contract/document.ts";
import { DEFAULT_LIMITS } from "../../document/limits.ts";
import { parseText } from "../../document/parse-text.ts";
import { isUrl } from "../../document/source.ts";
import { codeOf, toLine, UsageError } from "../usage-error.ts";
import { toTexts } from "./config-value.ts";

/** Where the configuration is looked for when no file is named. */
const FILES = ["contract-server.yaml", "contract-server.yml", "contract-server.json"];

/** The section that is this command's. */
const SECTION = "verify";

/** The name in it of what is no flag: the document. */
const DOCUMENT = "document";

/** These are about the configuration itself, or end the command. */
const NOT_CONFIGURED = ["config", "no-config", "list-checks", "help"];

/** Flags that say another thing about the same: one that was given wins over the other one, too. */
const RIVALS: Readonly<Record<string, string>> = { prefix: "basePath", basePath: "prefix" };

/** What was wrong is told with its place. */
type Refuse = (why: string, ...steps: readonly string[]) => UsageError;

/**
 * Gives a command the values of its section in a configuration file, for flags that were not given. Values are what the flags
 * take; paths are relative to the file, and `${NAME}` is that variable of the environment.
 * @param file the file; false for none; where left out, one of the usual ones in the current folder, if there is one.
 * @returns the document that it names.
 * @throws {UsageError} for what cannot be read, keys that are no flags, and values that their flags do not take.
 */
export async function applyConfig(
  command: Command,
  file: string | false | undefined,
): Promise<string | undefined> {
  if (file === false) return undefined;
  const found = file === undefined ? await findConfig() : { file, text: await readConfig(file) };
  if (found?.text === undefined) return undefined;
  const { content, placeOf } = await parseText(found.text, found.file, DEFAULT_LIMITS);
  const refuse: Refuse = (why, ...steps) => {
    const place = placeOf(steps);
    return new UsageError(`${found.file}${place ? `:${place.line}:${place.column}` : ""}: ${why}`);
  };
  const section = sectionOf(content, refuse);
  const resolve = (path: string) =>
    isAbsolute(path) || isUrl(path) || path === "-" ? path : join(dirname(found.file), path);
  for (const [key, value] of Object.entries(section)) {
    if (key !== DOCUMENT) configure(command, key, value, refuse, resolve);
  }
  const document = section[DOCUMENT];
  if (document === undefined) return undefined;
  if (typeof document === "string") return resolve(document);
  throw refuse("document is the name of a file, or a URL", SECTION, DOCUMENT);
}

async function findConfig(): Promise<{ file: string; text: string | undefined } | undefined> {
  for (const file of FILES) {
    const text = await readConfig(file, true);
    if (text !== undefined) return { file, text };
  }
  return undefined;
}

async function readConfig(file: string, mayBeMissing = false): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = codeOf(error) ?? "unknown reason";
    if (mayBeMissing && code === "ENOENT") return undefined;
    throw new UsageError(`the configuration ${file} cannot be read (${code}); name another file by --config`);
  }
}

function sectionOf(content: unknown, refuse: Refuse): Readonly<Record<string, unknown>> {
  if (content === undefined || content === null) return {};
  if (!isObject(content)) throw refuse(`a configuration is an object with a section "${SECTION}"`);
  const unknown = Object.keys(content).find((key) => key !== SECTION);
  if (unknown !== undefined) throw refuse(`there is no section "${unknown}"; there is "${SECTION}"`, unknown);
  const section = content[SECTION] ?? {};
  if (isObject(section)) return section;
  throw refuse(`"${SECTION}" is an object of flags: { url: http://localhost:8000 }`, SECTION);
}

function configure(
  command: Command,
  key: string,
  value: unknown,
  refuse: Refuse,
  resolve: (path: string) => string,
): void {
  const known = command.options.filter(({ long = "" }) => !NOT_CONFIGURED.includes(long.slice(2)));
  const option = known.find(({ long }) => long === `--${key}`);
  if (!option) {
    const names = [DOCUMENT, ...known.map(({ long = "" }) => long.slice(2))].join(", ");
    throw refuse(`there is no flag "${key}"; there are ${names}`, SECTION, key);
  }
  let parsed: unknown;
  try {
    parsed = parse(option, value, resolve);
  } catch (error) {
    throw refuse(`${key}: ${toLine(error)}`, SECTION, key);
  }
  const name = option.attributeName();
  const isGiven = (flag: string | undefined) =>
    flag !== undefined && command.getOptionValueSource(flag) === "cli";
  if (parsed === undefined || isGiven(name) || isGiven(RIVALS[name])) return;
  command.setOptionValueWithSource(name, parsed, "config");
}

/** What the flag makes of a value, as it would on the command line; undefined where it is as good as not given. */
function parse(option: Option, value: unknown, resolve: (path: string) => string): unknown {
  if (!option.required && !option.optional) {
    if (typeof value !== "boolean") throw new TypeError("it is true or false");
    return value ? !option.negate : undefined;
  }
  const isPath = /<(file|folder|dir)>/.test(option.flags);
  const texts = toTexts(option, value).map((text) => (isPath ? resolve(text) : text));
  // A default is no value that others are added to.
  return texts.reduce<unknown>((before, text) => option.parseArg?.(text, before) ?? text, undefined);
}
