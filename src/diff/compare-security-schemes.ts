import type { JsonObject } from "../contract/document.ts";
import { isObject } from "../contract/document.ts";
import type { Located } from "../contract/json-pointer.ts";
import type { Pair } from "./change.ts";
import type { DocumentPair } from "./document-pair.ts";
import type { Scope } from "./scope.ts";
import type { Side } from "./side.ts";

/** What says how a credential is sent; an HTTP scheme is the same in capitals and small letters. */
const SENDING = ["type", "in", "name", "scheme"];

/** Where else something is looked up. */
const ADDRESSES = ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"];

/** Compares the security schemes among the components. */
export function compareSecuritySchemes({ sides }: DocumentPair, scope: Scope): void {
  const before = readSchemes(sides.old);
  const after = readSchemes(sides.new);
  for (const [name, old] of before) {
    const there = after.get(name);
    if (there) compareScheme(name, { old, new: there }, scope);
    else {
      const at = { old: old.pointer };
      scope.tell("api-security-component-removed", at, `the security scheme \`${name}\` is gone`);
    }
  }
  for (const [name, { pointer }] of after) {
    if (before.has(name)) continue;
    scope.tell("api-security-component-added", { new: pointer }, `the security scheme \`${name}\` is new`);
  }
}

function compareScheme(name: string, schemes: Pair<Located<JsonObject>>, scope: Scope): void {
  const at = { old: schemes.old.pointer, new: schemes.new.pointer };
  const what = `the security scheme \`${name}\``;
  const [from, to] = [schemes.old.value, schemes.new.value].map(describeSending);
  if (from !== to) {
    const message = `${what} wants ${String(to)} instead of ${String(from)}`;
    scope.tell("api-security-component-type-changed", at, message);
  }
  if (schemes.old.value.openIdConnectUrl !== schemes.new.value.openIdConnectUrl) {
    scope.tell("api-security-component-oauth-url-changed", at, `${what} has another \`openIdConnectUrl\``);
  }
  const flows = { old: flowsOf(schemes.old.value), new: flowsOf(schemes.new.value) };
  for (const [flow, old] of flows.old) {
    const there = flows.new.get(flow);
    if (there) compareFlow(`${what}, flow \`${flow}\`,`, { old, new: there }, at, scope);
  }
}

function compareFlow(
  what: string,
  { old, new: there }: Pair<JsonObject>,
  at: Pair<string>,
  scope: Scope,
): void {
  for (const address of ADDRESSES) {
    if (old[address] === there[address]) continue;
    scope.tell("api-security-component-oauth-url-changed", at, `${what} has another \`${address}\``);
  }
  const scopes = ({ scopes }: JsonObject) => Object.keys(isObject(scopes) ? scopes : {});
  for (const name of scopes(old)) {
    const message = `${what} has no scope \`${name}\` any more`;
    if (!scopes(there).includes(name)) scope.tell("api-security-component-oauth-scope-removed", at, message);
  }
  for (const name of scopes(there)) {
    const message = `${what} has the scope \`${name}\` too`;
    if (!scopes(old).includes(name)) scope.tell("api-security-component-oauth-scope-added", at, message);
  }
}

function readSchemes({ reader }: Side): ReadonlyMap<string, Located<JsonObject>> {
  const components = reader.child({ value: reader.root, pointer: "" }, "components");
  return new Map(components ? reader.children(components, "securitySchemes") : []);
}

function describeSending(scheme: JsonObject): string {
  const said = SENDING.flatMap((keyword) => {
    const value = scheme[keyword];
    if (typeof value !== "string") return [];
    return `${keyword} \`${keyword === "scheme" ? value.toLowerCase() : value}\``;
  });
  return said.join(", ");
}

function flowsOf({ flows }: JsonObject): ReadonlyMap<string, JsonObject> {
  const entries = Object.entries(isObject(flows) ? flows : {});
  return new Map(entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}
