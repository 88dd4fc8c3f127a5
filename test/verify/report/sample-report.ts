import { loadDocument } from "../../../src/document/load.ts";
import type { Report } from "../../../src/verify/report/report.ts";
import { toReport } from "../../../src/verify/report/report.ts";
import { verifyPets, withJson } from "../pets-provider.ts";

/** What a page, a terminal or a parser of XML would take for something else than text. */
export const NASTY = `<script>document.title = "run"</script><img src=x onerror='document.title = "run"'> \`\`\` ]]> & \u0000\u001b[31m @all | 50 %`;

/** A report of a provider with several faults, whose answers are nasty. */
export async function sampleReport(): Promise<Report> {
  const { locate } = await loadDocument("test/pets/openapi.yaml");
  const result = await verifyPets((reply, { method, path }) => {
    if (method === "GET" && path === "/pets") {
      return withJson(reply, (body) => ({ ...(body as object), total: undefined, note: NASTY }));
    }
    if (method === "PATCH") return { ...reply, status: 200 };
    if (method === "POST" && path === "/pets") {
      const headers = { "content-type": "text/html", "x-note": NASTY };
      return { status: 500, headers, body: new TextEncoder().encode(NASTY) };
    }
    return reply;
  });
  return toReport({ ...result, seed: "seed-1", startedAt: "2026-03-01T12:00:00.000Z" }, locate);
}
