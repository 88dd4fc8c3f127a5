import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, the longest first: much of it in a browser, or with thousands of values. */
const LONG = [
  "test/web/ids.test.ts",
  "test/web/refusals.test.ts",
  "test/packaging/package.test.ts",
  "test/mock/generate/any-schema.test.ts",
  "test/web/metrics.test.ts",
  "test/web/",
  "test/mock/generate/real-documents.test.ts",
  "test/servers/",
  "test/cli/",
  "test/library/examples.test.ts",
  "test/verify/faulty-providers.test.ts",
  "test/operations/",
  "test/verify/own-server.test.ts",
];

/**
 * Begins with what takes longest, so that at the end no worker is left alone with it. Left to itself, vitest begins with
 * the largest files where it has no run before, as after a fresh checkout.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const { root } = this.ctx.config;
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((start) => relative(root, moduleId).replaceAll("\\", "/").startsWith(start));
      return at < 0 ? LONG.length : at;
    };
    return sorted.toSorted((one, other) => place(one) - place(other));
  }
}
