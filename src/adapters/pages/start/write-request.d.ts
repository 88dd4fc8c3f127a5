import type { CredentialPlace } from "../../../contract/credential-places.ts";
import type { WrittenRequest } from "../../../contract/wire/curl-line.js";
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

export function writeRequest(form: FilledForm): WrittenRequest;
