/** The document that the plugin of `contract-server/vite` was given, of any version, as OpenAPI 3.1 in one piece. */
declare module "virtual:contract" {
  import type { OpenApiDocument } from "contract-server";

  const document: OpenApiDocument;
  export default document;
}
