import type { OpenApiDocument } from "../../../../src/index.ts";
import { createContract } from "../../../../src/index.ts";
import { toReport, verify } from "../../../../src/verify.ts";

/** Asks whoever is at a URL, from the page. */
async function verifyFromPage(url: string, document: OpenApiDocument): Promise<unknown> {
  const phases = ["examples", "coverage"] as const;
  const { findings, cases, notes } = toReport(await verify(createContract({ document }), { url, phases }));
  return { findings: findings.map(({ check, message }) => `${check}: ${message}`), cases, notes };
}

Object.assign(globalThis, { verifyFromPage });
