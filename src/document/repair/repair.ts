import type { JsonObject } from "../../contract/document.ts";
import { isObject } from "../../contract/document.ts";
import type { Faults } from "../faults.ts";
import { OPENAPI_3 } from "../grammar.ts";
import { placeAt } from "../place.ts";
import type { Version } from "../version.ts";
import { Links } from "./links.ts";
import { mendExample, mendMediaType } from "./newer-fields.ts";
import { createPathRule, operationsOf } from "./operations.ts";
import { dropUnreadable, mendParameter } from "./parameters.ts";
import { createSchemaRule } from "./schema.ts";
import { createTagRule, mendSecurity } from "./security.ts";
import { mendShapes } from "./shapes.ts";
import { mendSecurityScheme } from "./security-scheme.ts";
import type { Rule } from "./survey.ts";
import { createSurvey, runSurvey } from "./survey.ts";

/**
 * Makes an OpenAPI 3.1 document of one in any version 3, in one piece: its schemas in JSON Schema 2020-12, its faults
 * put right where it is clear what was meant. `broken` says why references could not be followed.
 */
export function repair(
  document: JsonObject,
  version: Version,
  faults: Faults,
  broken: ReadonlyMap<string, string>,
): void {
  mendShapes(document, OPENAPI_3, faults);
  mendRoot(document, version, faults);
  const survey = createSurvey(document, version, faults, broken);
  mendSecurity(document, undefined, survey);
  const tellTags = createTagRule(document);
  const mendPath = createPathRule();
  const links = new Links();
  const pathItem: Rule = (item, place) => {
    dropUnreadable(item, place, survey);
    for (const { operation, at } of operationsOf(item, place)) dropUnreadable(operation, at, survey);
  };
  runSurvey(survey, {
    pathItem,
    path: (item, place) => {
      pathItem(item, place, survey);
      mendPath(item, place, survey);
    },
    operation: (operation, place) => {
      mendSecurity(operation, place, survey);
      tellTags(operation, place, survey);
      links.operation(operation, place, survey);
    },
    link: links.link,
    parameter: mendParameter,
    mediaType: mendMediaType,
    example: mendExample,
    securityScheme: mendSecurityScheme,
    schema: createSchemaRule(),
  });
  links.tell(survey);
}

function mendRoot(document: JsonObject, version: Version, faults: Faults): void {
  document.openapi = "3.1.1";
  if (!isObject(document.info)) {
    faults.warn("missing-part", undefined, "has no info with title and version");
    document.info = { title: "Untitled", version: "0" };
  }
  if (!isObject(document.paths)) {
    if (version === "3.0" || !isObject(document.webhooks)) {
      faults.warn("missing-part", undefined, "has no paths; every request is answered 404");
    }
    document.paths = {};
  }
  const paths: JsonObject = isObject(document.paths) ? document.paths : {};
  const named = Object.entries(paths).map(([path, item]): [string, unknown] => {
    if (path.startsWith("/") || path.startsWith("x-")) return [path, item];
    faults.warn("wrong-value", placeAt(["paths", path]), `a path begins with a slash; taken for /${path}`);
    return [`/${path}`, item];
  });
  if (named.some(([path]) => !Object.hasOwn(paths, path))) document.paths = Object.fromEntries(named);
}
