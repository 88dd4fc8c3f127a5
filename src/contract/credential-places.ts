import type { JsonObject } from "./document.ts";
import { isObject } from "./document.ts";
import type { SecurityRequirements } from "./operation.ts";

/** Where a credential is sent, and what stands before it there. */
export interface CredentialPlace {
  /** The name of the security scheme. */
  readonly scheme: string;
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** `Bearer ` and the like; empty for keys. */
  readonly prefix: string;
}

/** The places of the credentials that the first alternative asks for which asks for any. */
export function credentialPlaces(root: JsonObject, requirements: SecurityRequirements): CredentialPlace[] {
  const schemes = isObject(root.components) ? root.components.securitySchemes : undefined;
  const names = requirements.find((alternative) => alternative.length > 0) ?? [];
  return names.flatMap((scheme) => {
    const declared = isObject(schemes) && Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined;
    return isObject(declared) ? placeOf(scheme, declared) : [];
  });
}

function placeOf(scheme: string, { type, in: place, name, scheme: word }: JsonObject): CredentialPlace[] {
  if (type === "mutualTLS") return [];
  if (type !== "apiKey") {
    const prefix = type === "http" ? `${capitalise(String(word))} ` : "Bearer ";
    return [{ scheme, in: "header", name: "Authorization", prefix }];
  }
  if (place !== "header" && place !== "query" && place !== "cookie") return [];
  return [{ scheme, in: place, name: String(name), prefix: "" }];
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
