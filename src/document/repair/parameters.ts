import type { JsonObject } from "../../contract/document.ts";
import type { Place } from "../place.ts";
import { below } from "../place.ts";
import type { Survey } from "./survey.ts";

const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ["matrix", "label", "simple"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
  // The whole of the query, in a media type; it came with 3.2.
  querystring: [],
};

/** What in Swagger 2.0 stands in the parameter itself. */
const SCHEMA_KEYWORDS = "type format items enum default minimum maximum minLength maxLength pattern".split(
  " ",
);

/** Puts right a parameter whose name and place are known. */
export function mendParameter(parameter: JsonObject, place: Place, { faults }: Survey): void {
  const styles = STYLES[String(parameter.in)] ?? [];
  if (parameter.style !== undefined && !(styles as readonly unknown[]).includes(parameter.style)) {
    const message = `must be one of ${styles.join(", ")}, but is ${JSON.stringify(parameter.style)}; it is left out`;
    // 3.2 has a style of its own for cookies, which looks like this one.
    if (parameter.style !== "cookie") faults.warn("wrong-value", below(place, "style"), message);
    delete parameter.style;
  }
  if (parameter.in === "path" && parameter.required !== true) {
    faults.warn("path-parameter", place, "must be required, being part of the path; taken as such");
    parameter.required = true;
  }
  if (parameter.in === "querystring" && parameter.content === undefined) {
    faults.warn(
      "wrong-value",
      place,
      "must have content that says how the query is written; taken for a form",
    );
    parameter.content = { "application/x-www-form-urlencoded": { schema: parameter.schema ?? {} } };
    delete parameter.schema;
  }
  if (parameter.schema === undefined && parameter.content === undefined && parameter.type !== undefined) {
    faults.warn("wrong-value", place, "its type must stand in a schema; taken as if it did");
    const schema: JsonObject = {};
    for (const keyword of SCHEMA_KEYWORDS) {
      if (parameter[keyword] !== undefined) schema[keyword] = parameter[keyword];
      Reflect.deleteProperty(parameter, keyword);
    }
    parameter.schema = schema;
  }
}

/** Takes parameters out of a list that cannot be read from any request. */
export function dropUnreadable(holder: JsonObject, place: Place, { faults, references }: Survey): void {
  const { parameters } = holder;
  if (!Array.isArray(parameters)) return;
  const readable = parameters.filter((written: unknown, at) => {
    const parameter = references.follow(written);
    // A $ref to nothing is told of when it is come to.
    if (parameter === undefined) return true;
    const isReadable = typeof parameter.name === "string" && Object.hasOwn(STYLES, String(parameter.in));
    if (isReadable) return true;
    faults.warn(
      "wrong-value",
      below(below(place, "parameters"), at),
      `has no name, or its "in" is none of ${Object.keys(STYLES).join(", ")}; it is left out`,
    );
    return false;
  });
  if (readable.length < parameters.length) holder.parameters = readable;
}
