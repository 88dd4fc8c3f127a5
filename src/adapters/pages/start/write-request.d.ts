import type { CredentialPlace } from "../../../contract/credential-places.ts";
import type { ParameterDraft } from "../../../mock/request-draft.ts";

export interface FilledForm {
  readonly method: string;
  readonly path: string;
  readonly basePath: string;
  readonly parameters: readonly (Pick<ParameterDraft, "name" | "in" | "style" | "explode" | "isContent"> & {
    readonly text: string;
  })[];
  readonly credentials: readonly (CredentialPlace & { readonly text: string })[];
  readonly prefer: readonly (readonly [name: string, value: string])[];
  readonly accept: string;
  readonly body?: { readonly contentType: string; readonly text: string };
}

export interface WrittenRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly body?: string;
}

export function writeRequest(form: FilledForm): WrittenRequest;
export function toCurl(request: WrittenRequest, origin: string): string;
