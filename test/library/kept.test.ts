// kept.test.ts
import { createContract, createFetch, loadDocument } from "contract-server/node";
import { describeContract } from "contract-server/vitest";
import { fixtures, service } from "./service.ts";

const { document, locate } = await loadDocument(`${import.meta.dirname}/openapi.yaml`);
const backend = createContract({ document, service, fixtures });

describeContract(createContract({ document }), {
  title: "the notes keep their contract",
  fetch: createFetch(backend),
  locate,
});
