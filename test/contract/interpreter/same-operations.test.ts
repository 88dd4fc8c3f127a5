import { join } from "node:path";
import type { Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import type { OperationChecks } from "../../../src/contract/checks.ts";
import { ContractValidator } from "../../../src/contract/contract-validator.ts";
import { createOperationChecks as inPage } from "../../../src/contract/in-page/openapi-checks.ts";
import { createOperationChecks as onServer } from "../../../src/contract/openapi-backend.ts";
import type { Operation } from "../../../src/contract/operation.ts";
import { readOperations } from "../../../src/contract/operation.ts";
import type { RequestValues } from "../../../src/contract/request-values.ts";
import { loadDocument } from "../../../src/document/load.ts";
import { ROOT } from "../../architecture/source-files.ts";
import { fc } from "../../property.ts";
import { anyValue } from "./schemas.ts";

/** Any values under the names of an operation's parameters, some of them left out, and now and then one under another. */
function anyRequest({ parameters, requestBody }: Operation): Arbitrary<RequestValues> {
  const place = (wanted: string) => {
    const names = parameters.filter((parameter) => parameter.in === wanted).map(({ name }) => name);
    return fc.dictionary(fc.constantFrom("other", ...names), anyValue, { maxKeys: names.length + 1 });
  };
  return fc.record({
    ...{ path: place("path"), query: place("query"), header: place("header"), cookie: place("cookie") },
    body: requestBody ? fc.option(anyValue, { nil: undefined }) : fc.constant(undefined),
  });
}

test.each(["openapi.yaml", "test/pets/openapi.yaml", "test/stateful/books.yaml"])(
  "a page finds the operations of %s by the same paths, and the same faults in their requests and replies",
  async (file) => {
    const { document } = await loadDocument(join(ROOT, file));
    const operations = readOperations(document);
    const [server, page] = [onServer(document, operations), inPage(document, operations)];
    const validatorOf = (checks: OperationChecks) => new ContractValidator({ ...document }, checks);
    const [compiled, interpreted] = [validatorOf(server.checks), validatorOf(page.checks)];
    expect(page.router.basePaths).toEqual(server.router.basePaths);
    let faults = 0;
    for (const operation of operations) {
      const path = `${operation.basePaths[0] ?? ""}${operation.path}`.replaceAll(/\{\w+\}/g, "a b");
      for (const asked of [path, `${path}/`, ` ${path}`, `${path}//`, `/${path}`, `${path}/other`]) {
        expect(page.router.find(asked)?.value.path).toBe(server.router.find(asked)?.value.path);
      }
      const medias = [undefined, ...(operation.requestBody?.content ?? [])];
      for (const values of fc.sample(anyRequest(operation), 40)) {
        for (const media of medias) {
          const found = compiled.requestErrors(operation, values, media).map(told);
          expect(interpreted.requestErrors(operation, values, media).map(told)).toEqual(found);
          faults += found.length;
        }
      }
      for (const media of operation.responses.flatMap(({ content }) => content)) {
        for (const value of fc.sample(anyValue, 10)) {
          const found = compiled.replyErrors(media, value).map(told);
          expect(interpreted.replyErrors(media, value).map(told)).toEqual(found);
        }
      }
    }
    expect(faults).toBeGreaterThan(0);
  },
);

function told({
  instancePath,
  keyword,
  message,
  params,
}: ReturnType<ContractValidator["replyErrors"]>[number]) {
  return { instancePath, keyword, message, params: params as unknown };
}
